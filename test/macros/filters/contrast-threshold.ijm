// images: cells16.tif
setThreshold(500, 2000);
run("Enhance Contrast", "saturated=1");
getThreshold(a, b);
print(a, b);
