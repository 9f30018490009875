// images: blobs8.tif
print("before");
run("Distance Map");
print("after");
