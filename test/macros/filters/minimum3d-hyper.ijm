// images: hyper16.tif
run("Minimum 3D...", "x=1 y=1 z=1");
