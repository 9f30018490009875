// images: rgb.tif
run("Top Hat...", "radius=3");
