// images: noise16.tif
makeRectangle(-4, -3, 12, 13);
run("Gaussian Blur...", "sigma=1.5");
