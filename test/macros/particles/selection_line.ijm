// images: discs.tif
makeLine(3, 4, 40, 41);
run("Analyze Particles...", "display clear exclude");
