// images: stack8.tif
random("seed", 3);
setSlice(2);
run("Add Noise", "stack");
