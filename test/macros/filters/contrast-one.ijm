// images: one8.tif
run("Enhance Contrast...", "saturated=0.35 normalize");
getMinAndMax(a, b);
print(a, b);
