// images: noise8.tif
makeRectangle(3, 4, 8, 8);
roiManager("add");
run("Measure");
print("before");
run("Fresh Start", "keep_images keep_results keep_rois");
print(nImages, nResults, roiManager("count"));
run("Fresh Start", "keep_rois");
print(nImages, nResults, roiManager("count"));
