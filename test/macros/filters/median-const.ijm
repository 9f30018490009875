// images: const32.tif
run("Median...", "radius=2");
