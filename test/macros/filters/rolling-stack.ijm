// images: stack16.tif
setSlice(2);
run("Subtract Background...", "rolling=8 stack");
