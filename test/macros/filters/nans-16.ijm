// images: noise16.tif
run("Remove NaNs...", "radius=1");
