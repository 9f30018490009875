// images: stack8.tif
run("Gaussian Blur 3D...", "x=2 y=1.5 z=1");
