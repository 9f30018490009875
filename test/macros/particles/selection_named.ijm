// images: discs.tif
run("Set Measurements...", "area display redirect=None decimal=3");
makeRectangle(8, 9, 43, 40);
Roi.setName("part");
run("Analyze Particles...", "display clear");
