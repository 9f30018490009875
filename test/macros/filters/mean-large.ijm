// images: tiny32.tif
run("Mean...", "radius=40");
