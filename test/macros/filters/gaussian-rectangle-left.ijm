// images: noise8.tif
makeRectangle(2, 3, 8, 9);
run("Gaussian Blur...", "sigma=3");
