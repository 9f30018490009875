// images: calibrated.tif
setThreshold(120, 255);
run("Set Measurements...", "area redirect=None decimal=5");
run("Analyze Particles...", "size=3-Infinity pixel circularity=0.5-1.0 display clear");
print(nResults);
