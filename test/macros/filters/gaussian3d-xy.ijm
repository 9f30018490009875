// images: stack32.tif
makeRectangle(3, 3, 9, 9);
run("Gaussian Blur 3D...", "x=2 y=2 z=0");
