// images: prob32.tif
// Regional maxima with height h by dilation from below.
h = 0.1;
t = getTitle();
run("Duplicate...", "title=marker");
run("Subtract...", "value=" + h);
rounds = 0;
changed = true;
while (changed && rounds < 60) {
	getRawStatistics(n, before);
	run("Maximum...", "radius=1");
	imageCalculator("Min", "marker", t);
	getRawStatistics(n, after);
	if (after == before) changed = false;
	rounds++;
}
print("rounds " + rounds);
imageCalculator("Subtract create", t, "marker");
rename("domes");
setThreshold(h - 0.0001, 10);
run("Convert to Mask");
run("Analyze Particles...", "size=0-Infinity pixel show=Nothing clear");
print("maxima: " + nResults);
