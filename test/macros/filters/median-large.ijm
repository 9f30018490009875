// images: tiny32.tif
run("Median...", "radius=40");
