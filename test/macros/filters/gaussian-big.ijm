// images: big32.tif
run("Gaussian Blur...", "sigma=1.3");
