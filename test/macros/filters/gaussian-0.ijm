// images: noise8.tif
run("Gaussian Blur...", "sigma=0");
