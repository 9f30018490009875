// images: noise8.tif
setThreshold(0, 255);
run("Analyze Particles...", "display clear show=Masks");
print(nResults);
