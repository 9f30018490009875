// images: big32.tif
run("Minimum...", "radius=2");
