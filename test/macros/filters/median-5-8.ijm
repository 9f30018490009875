// images: noise8.tif
run("Median...", "radius=5");
