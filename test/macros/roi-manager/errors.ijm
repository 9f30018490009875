// images: ramp8.tif
makeRectangle(3, 4, 12, 9); roiManager("add");
roiManager("select", 3);
