// images: noise32.tif
makeRectangle(20, 10, 12, 15);
run("Gaussian Blur...", "sigma=12");
