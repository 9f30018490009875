// images: rgb.tif
run("Gaussian Blur...", "sigma=20");
