// images: noise8.tif
makeSelection("angle", newArray(3, 20, 40), newArray(30, 9, 33));
run("Measure");
run("Set Measurements...", "area mean perimeter centroid display redirect=None decimal=4");
makeSelection("angle", newArray(40, 20, 30), newArray(10, 20, 40));
run("Measure");
