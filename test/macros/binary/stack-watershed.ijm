// images: maskstack.tif
run("Watershed", "stack");
