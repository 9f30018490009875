// images: stack8.tif
run("Set Measurements...", "area mean min centroid stack display redirect=None decimal=4");
makeOval(3, 4, 9, 9); roiManager("add"); setSlice(3); makePolygon(5, 15, 20, 17, 14, 28); roiManager("add"); setSlice(1); roiManager("deselect"); roiManager("measure"); print(getSliceNumber, nResults, selectionType);
roiManager("select", 1); roiManager("measure"); print(nResults);
