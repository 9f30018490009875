// images: noise32.tif
run("Median...", "radius=5");
