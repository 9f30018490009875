// images: stack8.tif
run("Mean 3D...", "x=0 y=3 z=0");
