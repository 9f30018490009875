// images: cells16.tif
run("Minimum...", "radius=7.3");
