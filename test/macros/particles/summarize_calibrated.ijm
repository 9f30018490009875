// images: calibrated.tif
setThreshold(120, 255);
run("Analyze Particles...", "size=1-Infinity summarize exclude clear");
makeOval(5, 5, 30, 30);
run("Analyze Particles...", "size=1-Infinity summarize");
