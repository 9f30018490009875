// images: noise8.tif
run("Measure");
makeLine(3, 4, 30, 21);
run("Measure");
makePoint(4, 5);
run("Measure");
makeRectangle(3, 3, 8, 8);
run("Measure");
