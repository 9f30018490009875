// images: noise16.tif
run("Gaussian Blur...", "sigma=0.5");
