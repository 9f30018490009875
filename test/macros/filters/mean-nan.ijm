// images: nan32.tif
run("Mean...", "radius=1");
