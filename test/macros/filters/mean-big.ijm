// images: big32.tif
run("Mean...", "radius=2");
