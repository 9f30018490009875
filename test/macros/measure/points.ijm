// images: noise8.tif
makePoint(7, 9);
run("Measure");
makePoint(10.4, 12.7);
run("Measure");
makeSelection("point", newArray(3, 9.5, 22), newArray(4, 30, 11.5));
run("Measure");
