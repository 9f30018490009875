// images: rgb.tif
run("Enhance Contrast...", "saturated=2 normalize");
getMinAndMax(a, b);
print(a, b);
