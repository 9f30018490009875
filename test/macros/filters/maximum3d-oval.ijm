// images: stack16.tif
makeOval(5, 5, 12, 9);
run("Maximum 3D...", "x=1 y=1 z=1");
