// images: ramp8.tif
roiManager("add");
