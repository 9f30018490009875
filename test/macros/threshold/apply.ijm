// images: blobs8.tif
setThreshold(100, 255);
run("Apply LUT");
print(is("binary"));
