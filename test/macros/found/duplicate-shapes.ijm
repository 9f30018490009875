// images: calibrated.tif stack8.tif composite8.tif
function say(s) { getSelectionBounds(x, y, w, h); print(s, x, y, w, h, selectionType, getWidth, getHeight, getValue("Mean")); }
shapes = newArray("oval", "polygon", "freehand", "outside", "composite", "ellipse", "text", "sub", "spline", "wand");
titles = newArray("calibrated.tif", "stack8.tif", "composite8.tif");
for (t = 0; t < 3; t++) for (i = 0; i < shapes.length; i++) for (how = 0; how < 3; how++) {
	selectWindow(titles[t]);
	if (i == 0) makeOval(5, 4, 20, 15);
	if (i == 1) makePolygon(5, 5, 20, 8, 12, 18);
	if (i == 2) makeSelection("freehand", newArray(3, 9, 12, 5), newArray(7, 5, 12, 16));
	if (i == 3) makeOval(-4, -3, 16, 17);
	if (i == 4) { makeRectangle(3, 3, 6, 6); setKeyDown("shift"); makeOval(6, 5, 12, 9); setKeyDown("none"); }
	if (i == 5) makeEllipse(6, 6, 22, 17, 0.6);
	if (i == 6) makeOval(20, 12, 40, 40);
	if (i == 7) makePolygon(5.3, 5.6, 20.2, 8.7, 12.9, 18.4);
	if (i == 8) { makePolygon(5, 5, 20, 8, 12, 18); run("Fit Spline"); }
	if (i == 9) doWand(15, 15, 8, "Legacy");
	if (how == 0) { run("Duplicate...", "title=cut"); s = shapes[i] + " one"; say(s); }
	if (how == 1) { run("Duplicate...", "title=cut duplicate"); s = shapes[i] + " all"; say(s); }
	if (how == 2) { run("Select None"); run("Duplicate...", "title=cut duplicate"); run("Restore Selection"); run("Crop"); s = shapes[i] + " crop"; say(s); }
	close("cut");
}
