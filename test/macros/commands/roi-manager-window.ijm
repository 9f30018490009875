// images: noise8.tif
print(isOpen("ROI Manager"));
run("ROI Manager...");
print(isOpen("ROI Manager"), roiManager("count"));
makeRectangle(3, 4, 10, 8);
roiManager("add");
run("ROI Manager...");
print(roiManager("count"), nImages);
