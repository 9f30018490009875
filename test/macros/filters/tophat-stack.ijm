// images: stack16.tif
setSlice(2);
run("Top Hat...", "radius=3 stack");
