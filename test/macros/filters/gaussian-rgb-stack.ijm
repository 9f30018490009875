// images: rgb_stack.tif
run("Gaussian Blur...", "sigma=2 stack");
