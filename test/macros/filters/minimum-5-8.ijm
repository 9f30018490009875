// images: noise8.tif
run("Minimum...", "radius=5");
