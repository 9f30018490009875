// images: noise32.tif
print("before");
run("Watershed");
print("after");
