// images: holes.tif
// Particles drawn on top of the picture.
run("Set Measurements...", "area centroid bounding redirect=None decimal=1");
run("Analyze Particles...", "size=10-Infinity show=Overlay display clear");
print(Overlay.size);
for (i = 0; i < nResults; i++) {
	x = getResult("X", i);
	y = getResult("Y", i);
	makePoint(round(x), round(y));
	Overlay.addSelection;
}
Overlay.drawRect(2, 3, 10, 8);
Overlay.drawEllipse(20, 20, 11, 9);
Overlay.drawLine(0, 0, 51, 44);
Overlay.show;
run("Select None");
print(Overlay.size);
Overlay.activateSelection(0);
print(selectionType(), Roi.getName);
getSelectionBounds(x, y, w, h);
print(x, y, w, h);
run("Select None");
run("To ROI Manager");
print(roiManager("count"));
