// images: cells16.tif
run("Minimum...", "radius=1");
