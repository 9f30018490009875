// images: composite16.tif
run("RGB Color");
print(getTitle, nSlices, nImages);
selectWindow("composite16.tif");
Stack.setDisplayMode("color");
run("Stack to RGB");
print(getTitle, nSlices, nImages);
