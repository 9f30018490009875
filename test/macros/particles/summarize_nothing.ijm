// images: const8.tif
setThreshold(200, 255);
run("Set Measurements...", "area mean perimeter redirect=None decimal=3");
run("Analyze Particles...", "summarize display");
print(nResults);
