// images: hyper16.tif
run("Mean 3D...", "x=1 y=1 z=1");
