// images: stack32.tif
setSlice(3);
run("Mean 3D...", "x=1 y=1 z=1");
