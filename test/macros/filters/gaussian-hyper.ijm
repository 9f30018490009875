// images: hyper16.tif
run("Gaussian Blur...", "sigma=1 stack");
