// images: cells16.tif
run("Median...", "radius=0");
