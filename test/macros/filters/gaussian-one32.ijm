// images: one32.tif
run("Gaussian Blur...", "sigma=30");
