// images: calibrated.tif
run("Set Measurements...", "area mean perimeter bounding fit shape feret's redirect=None decimal=6");
makeRectangle(3, 4, 12, 9); run("Measure");
makeRectangle(3, 4, 12, 9, 6); run("Measure");
makeOval(3, 4, 12, 9); run("Measure");
makePolygon(5, 5, 20, 7, 24, 18, 8, 22); run("Measure");
makeSelection("freehand", newArray(3, 9, 16, 22, 28, 20, 11, 5), newArray(4, 2, 3, 9, 20, 25, 22, 14)); run("Measure");
makeSelection("polygon", newArray(5.5, 20.25, 12), newArray(4.5, 6, 20.75)); run("Measure");
makeEllipse(3, 4, 25, 20, 0.5); run("Measure");
makeRotatedRectangle(3, 4, 25, 20, 6); run("Measure");
doWand(10, 10, 60, "8-connected"); run("Measure");
makeRectangle(3, 4, 15, 12); setKeyDown("alt"); makeOval(6, 6, 6, 6); run("Measure");
makePolygon(5, 5, 20, 7, 24, 18, 8, 22); run("Fit Spline"); run("Measure");
