// images: stack16.tif
setSlice(2);
run("Gaussian Blur...", "sigma=2 stack");
