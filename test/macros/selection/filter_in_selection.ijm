// images: noise8.tif
makeOval(5, 6, 21, 17); run("Invert");
makePolygon(30, 5, 55, 12, 40, 30); run("Add...", "value=40");
makeEllipse(10, 30, 40, 44, 0.4); run("Multiply...", "value=0.5");
makeSelection("polygon", newArray(2.5, 18.3, 9.9), newArray(25.5, 30.2, 42.7)); run("Invert");
makeRectangle(44, 32, 14, 12, 8); run("Invert");
makeRectangle(-6, -6, 12, 12); run("Invert");
