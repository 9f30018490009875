// images: prob32.tif
run("Enhance Contrast...", "saturated=0.3 equalize");
getMinAndMax(a, b);
print(a, b);
