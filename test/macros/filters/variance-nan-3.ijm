// images: nanonly32.tif
run("Variance...", "radius=3");
