// images: composite8.tif
run("Gaussian Blur...", "sigma=1.2");
