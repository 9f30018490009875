// images: hyper16.tif
run("Maximum 3D...", "x=1 y=1 z=1");
