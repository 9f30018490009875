// images: cells16.tif
setThreshold(1200, 65535);
run("Set Measurements...", "area mean min max modal median integrated redirect=None decimal=4");
run("Analyze Particles...", "size=3-Infinity display clear show=Masks exclude");
