// images: noise8.tif
run("Variance...", "radius=5");
