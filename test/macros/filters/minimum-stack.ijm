// images: stack16.tif
setSlice(2);
run("Minimum...", "radius=2 stack");
