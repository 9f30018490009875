// images: noise8.tif
setThreshold(128, 255);
run("Set Measurements...", "area mean area_fraction limit redirect=None decimal=3");
run("Analyze Particles...", "size=4-Infinity display clear");
