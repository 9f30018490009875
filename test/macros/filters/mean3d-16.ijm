// images: stack16.tif
run("Mean 3D...", "x=1.5 y=2 z=1");
