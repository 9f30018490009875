setBatchMode(true);
newImage("a", "8-bit black", 5, 5, 1); newImage("b", "8-bit white", 5, 5, 1);
setBatchMode("exit and display");
print(nImages, getTitle);
