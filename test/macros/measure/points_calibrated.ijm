// images: calibrated.tif
run("Set Measurements...", "area mean centroid center perimeter shape feret's integrated redirect=None decimal=3");
makePoint(7, 9);
run("Measure");
makeRectangle(3, 4, 10, 9);
run("Measure");
makePoint(9, 7);
run("Measure");
