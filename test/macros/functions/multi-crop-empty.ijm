newImage("a", "8-bit ramp", 40, 30, 1);
makeRectangle(3, 4, 10, 8); roiManager("add");
roiManager("delete");
RoiManager.multiCrop("", "show");
print("x");
