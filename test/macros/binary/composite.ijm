// images: composite8.tif
setOption("ScaleConversions", true);
run("8-bit");
Stack.setChannel(2);
setThreshold(100, 255);
run("Convert to Mask", "method=Default background=Dark black");
run("Dilate", "stack");
