// images: noise8.tif
makePolygon(5, 5, 50, 8, 30, 40); run("Clear Outside"); makeEllipse(8, 8, 40, 30, 0.7); run("Clear Outside"); run("Make Inverse"); run("Fill");
