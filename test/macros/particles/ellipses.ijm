// images: discs.tif
run("Analyze Particles...", "show=Ellipses display");
