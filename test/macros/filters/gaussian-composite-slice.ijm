// images: composite16.tif
run("Gaussian Blur...", "sigma=1.2 slice");
