// images: maskstack.tif
run("Distance Map", "stack");
getMinAndMax(a, b);
print(a, b);
