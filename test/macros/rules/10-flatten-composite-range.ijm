// images: hyper8.tif
setMinAndMax(20.5, 130.25);
run("Flatten");
