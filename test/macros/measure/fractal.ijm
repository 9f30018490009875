// images: discs.tif
run("Fractal Box Count...", "box=2,3,4,6,8,12,16,32,64 black");
