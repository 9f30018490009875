// images: const16.tif
run("Enhance Contrast", "saturated=0.35");
getMinAndMax(a, b);
print(a, b);
