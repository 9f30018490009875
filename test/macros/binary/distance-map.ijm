// images: discs.tif
run("Distance Map");
getMinAndMax(min, max);
print(min, max);
