// images: ramp8.tif
if (parseFloat(IJ.currentMemory) > 0) print("some");
if (parseFloat(IJ.maxMemory()) >= parseFloat(IJ.currentMemory())) print("less");
s = IJ.freeMemory;
print(s.contains("MB"));
s = IJ.freeMemory();
n = lengthOf(s);
if (n > 5) print("long");
