// images: hyper16.tif
run("RGB Color", "slices frames keep");
print(getTitle, nSlices, nImages);
