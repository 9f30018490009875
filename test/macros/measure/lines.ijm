// images: calibrated.tif
run("Set Measurements...", "area mean standard min centroid center perimeter bounding fit shape feret's integrated median display redirect=None decimal=4");
makeLine(3, 4, 30, 21);
run("Measure");
makeLine(3.5, 4.25, 3.5, 30);
run("Measure");
makeLine(30, 21, 3, 4, 5);
run("Measure");
makeSelection("polyline", newArray(3, 20, 24, 40), newArray(4, 9, 30, 33));
run("Measure");
makeSelection("freeline", newArray(3, 5, 9, 14, 22), newArray(4, 6, 7, 13, 15));
run("Measure");
