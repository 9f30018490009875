// images: big32.tif
run("Variance...", "radius=2");
