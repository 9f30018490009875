// images: calibrated.tif
run("Gaussian Blur...", "sigma=1 scaled");
