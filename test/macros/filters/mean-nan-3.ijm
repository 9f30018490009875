// images: nanonly32.tif
run("Mean...", "radius=3");
