// images: noise16.tif
run("Minimum...", "radius=5");
