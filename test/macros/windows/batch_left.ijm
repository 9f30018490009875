newImage("a", "8-bit black", 5, 5, 1);
setBatchMode(true);
newImage("b", "8-bit black", 6, 5, 1);
print(nImages);
