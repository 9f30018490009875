// images: tiny32.tif
run("Minimum...", "radius=40");
