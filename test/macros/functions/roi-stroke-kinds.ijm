// images: ramp8.tif
makeRectangle(3, 4, 10, 8);
Roi.setUnscalableStrokeWidth(4);
print(Roi.getStrokeWidth);
Roi.setMinStrokeWidth(2);
print(Roi.getStrokeWidth);
Roi.setStrokeWidth(1.5);
Roi.setMinStrokeWidth(6);
print(Roi.getStrokeWidth);
Roi.setAntiAlias(true);
Roi.setAntiAlias(false);
makeLine(1, 1, 20, 20);
Roi.setUnscalableStrokeWidth(4);
print(Roi.getStrokeWidth);
run("Measure");
