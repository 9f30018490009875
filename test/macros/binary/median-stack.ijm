// images: maskstack.tif
run("Median", "radius=2 stack");
