// images: nan32.tif
run("Median...", "radius=1");
