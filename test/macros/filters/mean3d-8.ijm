// images: stack8.tif
setSlice(2);
run("Mean 3D...", "x=2 y=2 z=2");
