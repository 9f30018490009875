// images: maskstack.tif
setSlice(3);
run("Erode");
