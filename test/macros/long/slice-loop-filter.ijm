// images: stack8.tif
// A different strength for every slice; labels written.
n = nSlices;
for (s = 1; s <= n; s++) {
	setSlice(s);
	label = getInfo("slice.label");
	sigma = 0.5 * s;
	run("Gaussian Blur...", "sigma=" + sigma + " slice");
	setMetadata("Label", label + " s=" + sigma);
	getStatistics(area, mean, min, max, std, histogram);
	mode = 0;
	best = 0;
	for (i = 0; i < 256; i++) {
		if (histogram[i] > best) {
			best = histogram[i];
			mode = i;
		}
	}
	print(s + " " + label + ": mode " + mode + " (" + best + ") sd " + std);
}
setSlice(3);
run("Delete Slice");
print(nSlices + " " + getInfo("slice.label"));
run("Reverse");
setSlice(1);
print(getInfo("slice.label"));
run("Make Substack...", "slices=1-3");
print(getTitle() + " " + nSlices);
