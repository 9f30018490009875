// images: nan32.tif
run("Variance...", "radius=1");
