// images: stack32.tif
setSlice(3);
run("Maximum 3D...", "x=1 y=1 z=1");
