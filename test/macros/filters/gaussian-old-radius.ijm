// images: noise8.tif
run("Gaussian Blur...", "radius=5");
