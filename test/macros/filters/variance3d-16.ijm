// images: stack16.tif
run("Variance 3D...", "x=1.5 y=2 z=1");
