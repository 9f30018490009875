// images: maskstack.tif
setSlice(2);
run("Dilate", "stack");
