// images: stack8.tif
run("Convert to Mask", "method=Default background=Default calculate black list");
