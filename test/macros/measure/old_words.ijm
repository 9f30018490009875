// images: noise8.tif
run("Set Measurements...", "area circularity slice redirect=None decimal=3");
makeOval(3, 4, 15, 15);
run("Measure");
