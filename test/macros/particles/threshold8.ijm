// images: noise8.tif
setThreshold(128, 255);
run("Set Measurements...", "area mean min redirect=None decimal=4");
run("Analyze Particles...", "size=3-Infinity display clear show=[Count Masks]");
