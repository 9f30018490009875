// images: stack16.tif
run("Gaussian Blur 3D...", "x=0 y=0 z=2");
