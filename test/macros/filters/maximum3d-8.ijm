// images: stack8.tif
setSlice(2);
run("Maximum 3D...", "x=2 y=2 z=2");
