// images: blobs8.tif
run("Find Maxima...", "prominence=30 output=[Point Selection]");
roiManager("Add");
print(roiManager("count"));
