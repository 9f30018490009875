// images: const8.tif
run("Salt and Pepper");
getStatistics(area, mean, min, max);
print(min, max, nImages);
run("Select All");
run("Despeckle");
run("Clear");
print(getValue("Mean"));
