// images: hyper8.tif
setOption("BlackBackground", false);
setAutoThreshold("Otsu dark");
run("Convert to Mask", "method=Otsu background=Dark");
print(is("Inverting LUT"), is("composite"));
run("Erode", "slice");
print(is("Inverting LUT"), is("composite"));
