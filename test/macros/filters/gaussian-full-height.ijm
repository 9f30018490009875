// images: noise16.tif
makeRectangle(4, 0, 10, 31);
run("Gaussian Blur...", "sigma=1.5");
