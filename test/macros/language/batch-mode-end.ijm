newImage("shown", "8-bit black", 5, 5, 1);
setBatchMode(true);
newImage("hidden", "8-bit white", 5, 5, 1);
print(nImages);
