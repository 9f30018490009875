// images: nan32.tif
run("Minimum...", "radius=1");
