// images: noise16.tif
run("Top Hat...", "radius=3");
