// images: const32.tif
run("Variance...", "radius=2");
