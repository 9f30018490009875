// images: stack8.tif
setSlice(2);
run("Set Measurements...", "area mean min centroid center display redirect=None decimal=3");
makeSelection("point", newArray(3, 9), newArray(4, 12));
run("Measure");
setSlice(3);
makePoint(5, 5);
run("Measure");
