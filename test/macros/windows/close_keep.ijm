newImage("a1", "8-bit black", 5, 5, 1); run("Add...", "value=3");
newImage("a2", "8-bit black", 5, 5, 1); setOption("Changes", false);
close("a*", "keep");
print(nImages, getTitle);
