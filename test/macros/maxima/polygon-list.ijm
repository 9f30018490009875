// images: noise8.tif
makePolygon(5, 5, 50, 9, 40, 40, 12, 33);
run("Find Maxima...", "prominence=30 output=List");
