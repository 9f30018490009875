// images: const32.tif
run("Minimum...", "radius=2");
