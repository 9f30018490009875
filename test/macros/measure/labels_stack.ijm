// images: stack16.tif hyper8.tif
run("Set Measurements...", "mean display stack redirect=None decimal=3");
run("Measure");
Stack.setPosition(2, 1, 2);
run("Measure");
makeRectangle(3, 3, 5, 5);
Roi.setName("a selection with a rather long name indeed");
run("Measure");
Roi.setName("x.y");
run("Measure");
selectImage("stack16.tif");
setSlice(2);
setMetadata("Label", "second.tif");
run("Measure");
setSlice(3);
run("Measure");
