// images: hyper8.tif
setOption("BlackBackground", false);
setAutoThreshold("Otsu dark");
run("Convert to Mask", "method=Otsu background=Dark");
run("Options...", "iterations=3 count=1");
run("Median", "radius=3 slice");
run("Outline", "stack");
run("Options...", "iterations=1 count=1 edm=32-bit");
run("Ultimate Points", "stack");
