// images: ramp8.tif
print(roiManager("count"));
roiManager("delete");
