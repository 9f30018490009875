// images: stack8.tif
run("Overlay Options...", "stroke=yellow width=0 fill=none set");
setSlice(3);
makeRectangle(3, 4, 10, 8);
run("Add Selection...");
Overlay.activateSelection(0);
Roi.getPosition(c, z, t);
print(c, z, t, Overlay.size);
