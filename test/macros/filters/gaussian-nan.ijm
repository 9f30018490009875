// images: nan32.tif
run("Gaussian Blur...", "sigma=1");
