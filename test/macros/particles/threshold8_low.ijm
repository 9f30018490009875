// images: noise8.tif
setThreshold(0, 60);
run("Analyze Particles...", "size=3-Infinity display clear show=Masks");
