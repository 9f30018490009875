// images: one16.tif
run("Mean...", "radius=2");
