// images: big32.tif
run("Median...", "radius=2");
