// images: stack16.tif
setSlice(2);
run("Mean...", "radius=2 stack");
