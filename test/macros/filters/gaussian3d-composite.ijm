// images: composite8.tif
run("Gaussian Blur 3D...", "x=2 y=2 z=1");
