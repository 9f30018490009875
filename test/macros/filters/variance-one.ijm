// images: one16.tif
run("Variance...", "radius=2");
