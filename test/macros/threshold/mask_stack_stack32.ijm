// images: stack32.tif
setThreshold(60, 250);
run("Convert to Mask", "method=Default background=Dark black");
print(is("composite"), is("Inverting LUT")); getDimensions(w,h,c,z,t); print(c,z,t);
getThreshold(a, b); print(a, b);
