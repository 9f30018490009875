// images: row8.tif
run("Gaussian Blur...", "sigma=4");
