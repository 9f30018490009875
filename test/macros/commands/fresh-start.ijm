// images: noise8.tif stack8.tif
makeRectangle(3, 4, 8, 8);
roiManager("add");
run("Measure");
print("before");
setOption("BlackBackground", false);
run("Fresh Start");
print(nImages, nResults, roiManager("count"));
print(isOpen("Results"), isOpen("ROI Manager"));
newImage("a", "8-bit ramp", 20, 20, 1);
setThreshold(100, 255);
run("Convert to Mask");
print(getPixel(19, 3), is("Inverting LUT"));
