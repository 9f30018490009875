// images: discs.tif
makeOval(8, 6, 40, 38);
run("Outline");
