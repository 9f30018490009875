// images: rgb_stack.tif
setSlice(2);
run("Enhance Contrast...", "saturated=1 use");
getMinAndMax(a, b);
print(a, b);
