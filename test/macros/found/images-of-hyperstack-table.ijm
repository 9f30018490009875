// images: hyper8.tif
run("Stack to Images");
