// images: noise8.tif
setAutoThreshold("Foo");
getThreshold(a, b); print(a, b);
setAutoThreshold("Foo stack");
print("on");
