// images: rgb_stack.tif
setSlice(2);
run("Enhance Contrast...", "saturated=1 process_all");
getMinAndMax(a, b);
print(a, b);
