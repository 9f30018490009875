// images: one8.tif
run("Gaussian Blur...", "sigma=2");
