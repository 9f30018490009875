// images: stack8.tif
run("Despeckle", "stack");
