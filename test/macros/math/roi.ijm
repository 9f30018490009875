// images: noise8.tif noise32.tif
makeOval(4, 5, 20, 15);
run("Multiply...", "value=0");
selectWindow("noise8.tif");
makePolygon(3, 3, 40, 10, 20, 40);
run("Invert");
run("Add...", "value=5");
makeLine(0, 0, 10, 10);
run("Subtract...", "value=5");
