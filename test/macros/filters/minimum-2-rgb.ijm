// images: rgb.tif
run("Minimum...", "radius=2");
