// images: cells16.tif
run("Threshold...");
getThreshold(lower, upper);
print(lower, upper);
setAutoThreshold("Otsu dark");
getThreshold(lower, upper);
print(lower, upper);
