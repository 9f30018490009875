// images: blobs8.tif
makeOval(3, 4, 15, 12); run("Draw"); makeRectangle(25, 4, 10, 12); run("Draw"); makePolygon(40, 5, 60, 12, 45, 20); run("Draw");
makeLine(2, 25, 20, 30); run("Draw"); makeLine(2, 30, 20, 35, 4); run("Draw"); makeLine(25, 25, 35, 35, 50, 28); run("Draw");
makeEllipse(5, 40, 25, 50, 0.4); run("Draw"); makeRotatedRectangle(30, 40, 50, 50, 7); run("Draw");
makePoint(60, 30); run("Draw"); makeSelection("point", newArray(55, 57.6, 59), newArray(40, 42.5, 50)); run("Draw");
makeRectangle(3, 52, 12, 6); Roi.setStrokeWidth(3); run("Draw"); makeOval(40, 48, 12, 9); Roi.setStrokeWidth(2); run("Draw");
makeSelection("polygon", newArray(52.5, 62, 58.2), newArray(46.4, 47.5, 57.6)); Roi.setStrokeWidth(4); run("Draw");
makeRectangle(20, 20, 6, 6); setKeyDown("shift"); makeRectangle(24, 24, 6, 6); run("Draw");
