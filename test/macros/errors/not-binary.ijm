// images: blobs8.tif
run("Fill Holes");
print("after");
