// images: column8.tif
run("Gaussian Blur...", "sigma=10");
