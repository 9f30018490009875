// images: blobs8.tif
makeOval(3, 4, 15, 12); run("Fill"); run("Select None");
setForegroundColor(120, 120, 120); makePolygon(30, 5, 55, 12, 40, 30); run("Fill");
makeRectangle(5, 30, 10, 8); run("Clear");
setBackgroundColor(60, 60, 60); makeEllipse(20, 30, 45, 50, 0.4); run("Clear");
makeLine(2, 50, 40, 58); run("Fill"); makeLine(2, 45, 40, 53, 4); run("Fill"); makeLine(45, 35, 60, 55, 5); run("Clear");
makeLine(50, 2, 60, 10, 52, 20); run("Fill"); makeLine(48, 2, 58, 10, 50, 20); run("Clear");
