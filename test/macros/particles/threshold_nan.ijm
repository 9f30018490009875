// images: nan32.tif
setThreshold(-100, 5);
run("Analyze Particles...", "display clear show=Masks");
