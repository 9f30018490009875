// images: nanonly32.tif
run("Minimum...", "radius=3");
