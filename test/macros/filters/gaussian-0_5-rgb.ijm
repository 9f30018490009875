// images: rgb.tif
run("Gaussian Blur...", "sigma=0.5");
