// images: hyper16.tif
// Maximum of every channel and time over Z, then scaled by it.
run("32-bit");
Stack.getDimensions(w, h, channels, slices, frames);
for (t = 1; t <= frames; t++) {
	for (c = 1; c <= channels; c++) {
		top = -1;
		for (z = 1; z <= slices; z++) {
			Stack.setPosition(c, z, t);
			getStatistics(area, mean, min, max);
			if (max > top) top = max;
		}
		for (z = 1; z <= slices; z++) {
			Stack.setPosition(c, z, t);
			run("Divide...", "value=" + top + " slice");
		}
		print("c" + c + " t" + t + " max " + top);
	}
}
Stack.setPosition(1, 1, 1);
run("Grays");
setMinAndMax(0, 1);
Stack.setPosition(2, 1, 1);
setMinAndMax(0.2, 0.8);
getStatistics(area, mean, min, max, std);
print(mean, min, max, std);
