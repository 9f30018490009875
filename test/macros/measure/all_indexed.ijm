// images: indexed.tif
run("Set Measurements...", "area mean standard modal min centroid center perimeter bounding fit shape feret's integrated median skewness kurtosis area_fraction stack display redirect=None decimal=6");

run("Measure");
makeRectangle(5, 4, 12, 7);
run("Measure");
makeOval(3, 2, 13, 9);
run("Measure");
makePolygon(3, 4, 17, 3, 16, 14, 7, 12);
run("Measure");
