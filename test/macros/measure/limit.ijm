// images: noise8.tif noise16.tif noise32.tif
run("Set Measurements...", "area mean standard modal min centroid center median fit area_fraction skewness limit redirect=None decimal=4");
setThreshold(-5, 8);
run("Measure");
selectImage("noise16.tif");
setThreshold(10000, 30000);
makeOval(2, 3, 22, 18);
run("Measure");
selectImage("noise8.tif");
run("Measure");
setThreshold(100, 200);
run("Measure");
makePolygon(3, 4, 40, 8, 22, 35);
run("Measure");
