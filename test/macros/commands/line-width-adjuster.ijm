// images: noise8.tif
makeLine(5, 5, 40, 30);
run("Line Width... ", "line=7");
print(Roi.getStrokeWidth);
run("Measure");
run("Line Width... ");
print(Roi.getStrokeWidth, nImages);
