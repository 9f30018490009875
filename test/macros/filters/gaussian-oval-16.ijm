// images: cells16.tif
makeOval(7, 5, 20, 16);
run("Gaussian Blur...", "sigma=2");
