// images: noise8.tif
run("Line Width... ", "line=4");
makeLine(5, 5, 40, 30);
print(Roi.getStrokeWidth);
run("Measure");
makeRectangle(3, 4, 9, 9);
run("Line Width... ", "line=2");
print(Roi.getStrokeWidth);
