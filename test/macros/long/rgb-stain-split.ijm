// images: rgb.tif
// Colour to grey by weights, to HSB, and back.
title = getTitle();
w = getWidth(); h = getHeight();
run("Duplicate...", "title=luminance");
run("8-bit");
getStatistics(area, mean);
print(mean);
selectWindow(title);
run("Duplicate...", "title=hsb");
run("HSB Stack");
for (s = 1; s <= nSlices; s++) {
	setSlice(s);
	getStatistics(area, mean, min, max);
	print(getInfo("slice.label"), mean, min, max);
}
setSlice(2);
run("Max...", "value=200 slice");
run("RGB Color");
selectWindow(title);
red = 0; green = 0; blue = 0;
for (y = 0; y < h; y += 2)
	for (x = 0; x < w; x += 2) {
		v = getPixel(x, y);
		r = (v >> 16) & 0xff;
		g = (v >> 8) & 0xff;
		b = v & 0xff;
		if (r > g && r > b) red++;
		else if (g > b) green++;
		else blue++;
		setPixel(x, y, (255 - r) << 16 | (255 - g) << 8 | (255 - b));
	}
updateDisplay();
print(red, green, blue);
run("Split Channels");
print(getTitle(), nImages);
