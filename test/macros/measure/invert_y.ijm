// images: calibrated.tif
run("Set Measurements...", "centroid center bounding invert redirect=None decimal=4");
makeRectangle(5, 6, 20, 11);
run("Measure");
makePoint(5, 6);
run("Measure");
makeLine(5, 6, 20, 30);
run("Measure");
