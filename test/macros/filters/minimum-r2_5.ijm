// images: cells16.tif
run("Minimum...", "radius=2.5");
