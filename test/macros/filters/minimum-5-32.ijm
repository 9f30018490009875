// images: noise32.tif
run("Minimum...", "radius=5");
