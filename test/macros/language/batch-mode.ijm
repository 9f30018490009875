setBatchMode(true);
newImage("a", "8-bit black", 5, 5, 1); newImage("b", "8-bit white", 5, 5, 1);
print(nImages, getTitle);
setBatchMode(false);
print(nImages, getTitle);
