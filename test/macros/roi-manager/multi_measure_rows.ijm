// images: stack16.tif
run("Set Measurements...", "area mean redirect=None decimal=3");
makeOval(3, 4, 9, 9); roiManager("add"); makePolygon(5, 15, 20, 17, 14, 28); roiManager("add"); roiManager("deselect"); roiManager("multi-measure measure_all"); print(nResults);
roiManager("multi-measure one"); print(nResults);
