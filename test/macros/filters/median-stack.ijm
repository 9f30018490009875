// images: stack16.tif
setSlice(2);
run("Median...", "radius=2 stack");
