// images: noise8.tif
run("Line Width...", "line=5");
makeLine(5, 5, 40, 30);
print(Roi.getStrokeWidth);
run("Draw", "slice");
run("Line Width...", "line=1");
makeLine(5, 30, 40, 5);
print(Roi.getStrokeWidth);
run("Draw", "slice");
