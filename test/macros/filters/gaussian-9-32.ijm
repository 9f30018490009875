// images: noise32.tif
run("Gaussian Blur...", "sigma=9");
