// images: stack8.tif
makeRectangle(3, 4, 10, 8);
run("Set Measurements...", "area mean display redirect=None decimal=3");
setSlice(2);
run("Measure Stack...");
print(nResults, getSliceNumber, getTitle);
run("Measure");
