// images: cells16.tif
run("Watershed");
print("after");
