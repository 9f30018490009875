// images: cells16.tif
run("Gaussian Blur...", "sigma=100");
