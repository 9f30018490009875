// images: ramp8.tif
// Shapes grown, combined and measured.
roiManager("reset");
makeOval(4, 5, 14, 11);
roiManager("Add");
makeRectangle(12, 8, 15, 12);
roiManager("Add");
makePolygon(20, 3, 33, 6, 30, 20, 22, 24, 15, 18);
roiManager("Add");
names = newArray("AND", "Combine", "XOR");
for (i = 0; i < names.length; i++) {
	roiManager("select", newArray(0, 1, 2));
	roiManager(names[i]);
	if (selectionType() >= 0) {
		getStatistics(area, mean, min, max);
		print(names[i], area, mean, min, max);
		getSelectionBounds(x, y, w, h);
		print(x, y, w, h);
	}
	run("Select None");
}
roiManager("deselect");
roiManager("select", 2);
run("Enlarge...", "enlarge=2");
getStatistics(area);
print("grown", area);
run("Convex Hull");
getStatistics(area);
print("hull", area);
run("Fit Ellipse");
print(selectionType());
roiManager("select", 0);
run("Make Band...", "band=3");
getStatistics(area, mean);
print("band", area, mean);
roiManager("select", 1);
Roi.getCoordinates(xs, ys);
Array.print(xs);
Array.print(ys);
run("Select None");
roiManager("show none");
