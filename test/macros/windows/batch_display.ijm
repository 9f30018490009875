newImage("a", "8-bit black", 5, 5, 1);
setBatchMode(true);
newImage("b", "8-bit black", 6, 5, 1); newImage("c", "8-bit black", 7, 5, 1);
selectWindow("b");
setBatchMode("exit and display");
print(nImages, getTitle);
l = getList("image.titles"); Array.print(l);
