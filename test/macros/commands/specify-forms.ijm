// images: calibrated.tif stack8.tif
selectImage(1);
run("Specify...", "width=5 height=4 x=10 y=9");
getSelectionBounds(x, y, w, h); print(x, y, w, h);
run("Specify...", "width=5 height=4 x=5 y=6 scaled");
getSelectionBounds(x, y, w, h); print(x, y, w, h);
run("Specify...", "width=12 height=9 x=20 y=15 oval centered");
getSelectionBounds(x, y, w, h); print(x, y, w, h, Roi.getType);
run("Specify...", "width=7.5 height=9.5 x=2.5 y=3.25");
getSelectionBounds(x, y, w, h); print(x, y, w, h, Roi.getType);
selectImage(2);
run("Specify...", "width=8 height=9 x=3 y=4 slice=3 constrain");
getSelectionBounds(x, y, w, h); print(x, y, w, h, getSliceNumber);
