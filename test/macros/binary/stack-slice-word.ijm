// images: maskstack.tif
setSlice(4);
run("Open", "slice");
