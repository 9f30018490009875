// images: nan32.tif
run("Remove NaNs...", "radius=2");
