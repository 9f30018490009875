// images: nanonly32.tif
run("Median...", "radius=3");
