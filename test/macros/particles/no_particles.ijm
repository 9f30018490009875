// images: const8.tif
setThreshold(200, 255);
run("Analyze Particles...", "display clear show=Masks");
print(nResults);
