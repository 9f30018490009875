// images: blobs8.tif cells16.tif
run("Make Binary");
print(is("binary"));
selectWindow("blobs8.tif");
setThreshold(100, 150);
run("Make Binary", "thresholded remaining black");
print(is("Inverting LUT"));
getThreshold(a, b); print(a, b);
