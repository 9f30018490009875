// images: discs.tif
run("Outline");
