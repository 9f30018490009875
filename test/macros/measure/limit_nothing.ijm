// images: noise8.tif
setThreshold(300, 400);
run("Set Measurements...", "area mean standard modal min centroid center median limit redirect=None decimal=4");
run("Measure");
setThreshold(0, 0);
makeRectangle(3, 3, 2, 2);
run("Measure");
