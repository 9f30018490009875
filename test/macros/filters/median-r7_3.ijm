// images: cells16.tif
run("Median...", "radius=7.3");
