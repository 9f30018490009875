// images: stack16.tif
setSlice(2);
run("Maximum...", "radius=2 stack");
