// images: cells16.tif
run("Enhance Contrast...", "saturated=2 normalize");
getMinAndMax(a, b);
print(a, b);
