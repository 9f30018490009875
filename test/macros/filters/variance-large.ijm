// images: tiny32.tif
run("Variance...", "radius=40");
