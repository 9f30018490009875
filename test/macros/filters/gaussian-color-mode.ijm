// images: color16.tif
run("Gaussian Blur...", "sigma=1.2");
