// images: hyper16.tif
run("Median 3D...", "x=1 y=1 z=1");
