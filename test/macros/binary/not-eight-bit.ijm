// images: cells16.tif
run("Open");
print("after");
