// images: blobs8.tif
run("Enhance Contrast", "saturated=150");
getMinAndMax(a, b);
print(a, b);
