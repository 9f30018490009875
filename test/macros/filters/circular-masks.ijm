// images: one8.tif
run("Show Circular Masks...");
setSlice(10);
getStatistics(area, mean);
print(getTitle(), nSlices, mean, getInfo("slice.label"));
