// images: ramp8.tif
roiManager("reset");
makeRectangle(1, 2, 3, 4);
roiManager("add");
print(roiManager("count"));
roiManager("select", 3);
print("after");
