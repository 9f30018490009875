// images: stack8.tif
run("Flip Horizontally", "stack");
