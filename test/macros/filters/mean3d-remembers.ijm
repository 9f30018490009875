// images: stack16.tif
run("Mean 3D...", "x=1 y=1 z=0");
run("Maximum 3D...", "y=2");
