// images: calibrated.tif
setThreshold(120, 255);
run("Analyze Particles...", "size=0.5-20 display clear show=Masks");
print(nResults);
run("Analyze Particles...", "size=4-100 pixel display clear");
print(nResults);
