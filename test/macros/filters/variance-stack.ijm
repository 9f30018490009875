// images: stack16.tif
setSlice(2);
run("Variance...", "radius=2 stack");
