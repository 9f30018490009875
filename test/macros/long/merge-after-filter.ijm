// images: composite8.tif
// Filter one channel and put them together again.
t = getTitle();
getDimensions(width, height, channels, slices, frames);
print(channels, slices, frames);
run("Split Channels");
for (c = 1; c <= channels; c++) {
	selectWindow("C" + c + "-" + t);
	if (c == 1)
		run("Median...", "radius=2");
	else if (c == 2)
		run("Unsharp Mask...", "radius=2 mask=0.5");
	else
		run("Invert");
	getStatistics(area, mean);
	print(getTitle(), mean);
}
run("Merge Channels...", "c1=C1-" + t + " c2=C2-" + t + " c3=C3-" + t + " create");
print(getTitle());
Stack.getDimensions(w, h, ch, sl, fr);
print(w, h, ch, sl, fr);
Stack.setChannel(2);
Stack.getPosition(a, b, c);
print(a, b, c);
run("Enhance Contrast", "saturated=0.35");
getMinAndMax(min, max);
print(min, max);
Stack.setDisplayMode("color");
Stack.setChannel(3);
