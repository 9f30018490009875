// images: stack8.tif
setSlice(2);
run("Find Edges", "stack");
