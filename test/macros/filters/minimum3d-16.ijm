// images: stack16.tif
run("Minimum 3D...", "x=1.5 y=2 z=1");
