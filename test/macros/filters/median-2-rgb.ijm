// images: rgb.tif
run("Median...", "radius=2");
