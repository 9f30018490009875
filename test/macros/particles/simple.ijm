// images: discs.tif
run("Analyze Particles...", "display clear");
