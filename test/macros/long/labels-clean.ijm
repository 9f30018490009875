// images: labels16.tif
// Small labels removed, the rest numbered anew, touching ones drawn apart.
getStatistics(area, mean, min, max);
w = getWidth(); h = getHeight();
sizes = newArray(max + 1);
for (y = 0; y < h; y++)
	for (x = 0; x < w; x++) {
		v = getPixel(x, y);
		sizes[v] = sizes[v] + 1;
	}
newLabel = newArray(max + 1);
next = 1;
for (v = 1; v <= max; v++) {
	if (sizes[v] > 0) {
		print("label " + v + ": " + sizes[v]);
		if (sizes[v] >= 60) {
			newLabel[v] = next;
			next++;
		}
	}
}
run("Duplicate...", "title=clean");
for (y = 0; y < h; y++)
	for (x = 0; x < w; x++)
		setPixel(x, y, newLabel[getPixel(x, y)]);
updateDisplay();
setMinAndMax(0, next - 1);
setBatchMode(true);
newImage("borders", "8-bit black", w, h, 1);
b1 = getImageID();
selectImage("clean");
c1 = getImageID();
for (y = 0; y < h - 1; y += 2) {
	for (x = 0; x < w - 1; x++) {
		selectImage(c1);
		a = getPixel(x, y); b = getPixel(x + 1, y); c = getPixel(x, y + 1);
		if ((a != b && a * b > 0) || (a != c && a * c > 0)) {
			selectImage(b1);
			setPixel(x, y, 255);
		}
	}
}
selectImage(b1);
updateDisplay();
setBatchMode("show");
getStatistics(area, mean);
print("border pixels: " + mean * w * h / 255);
print("" + (next - 1) + " labels");
