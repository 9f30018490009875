// images: discs.tif
makeRectangle(8, 9, 33, 30);
run("Analyze Particles...", "display clear show=Masks summarize");
selectImage("discs.tif");
run("Analyze Particles...", "display clear show=Masks exclude");
