// images: noise32.tif
setThreshold(1.5, 100);
run("Set Measurements...", "area mean min modal median skewness redirect=None decimal=4");
run("Analyze Particles...", "size=3-Infinity display clear show=[Count Masks]");
