// images: one16.tif
run("Median...", "radius=2");
