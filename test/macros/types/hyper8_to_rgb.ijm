// images: hyper8.tif
run("RGB Color", "slices frames keep");
print(getTitle, nSlices, nImages);
