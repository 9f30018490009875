// images: const32.tif
run("Mean...", "radius=2");
