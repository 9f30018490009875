// images: rgb.tif
run("Top Hat...", "radius=2 light");
