// images: discs.tif
run("Set Measurements...", "area mean centroid perimeter shape feret's redirect=None decimal=6");
doWand(12, 12);
run("Measure");
makeRectangle(3, 3, 9, 9);
run("Measure");
