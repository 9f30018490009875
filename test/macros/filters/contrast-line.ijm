// images: cells16.tif
makeLine(3, 3, 25, 17);
run("Enhance Contrast", "saturated=0.35");
getMinAndMax(a, b);
print(a, b);
