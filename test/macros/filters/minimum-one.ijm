// images: one16.tif
run("Minimum...", "radius=2");
