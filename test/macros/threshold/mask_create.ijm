// images: stack16.tif
setSlice(2);
setThreshold(60, 250);
run("Convert to Mask", "method=Default background=Dark black create");
print(getTitle, nImages);
