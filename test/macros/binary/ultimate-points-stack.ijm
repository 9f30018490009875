// images: maskstack.tif
run("Ultimate Points", "stack");
