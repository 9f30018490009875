// images: nanonly32.tif
run("Remove NaNs...", "radius=1");
