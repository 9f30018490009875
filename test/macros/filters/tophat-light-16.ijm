// images: noise16.tif
run("Top Hat...", "radius=2 light");
