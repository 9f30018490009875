// images: blobs8.tif
print("before");
run("Erode");
print("after");
