// images: noise8.tif
run("Mean...", "radius=5");
