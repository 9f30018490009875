// images: discs.tif
makeRectangle(8, 6, 40, 38);
run("Outline");
