// images: rgb.tif
// The scale range recipe on a colour picture: channels become a stack, one range for all.
perc_low = 2; perc_high = 99;
id = getImageID();
if (is("grayscale") == 0) {
	run("Make Composite");
	run("Stack to Images");
	run("Concatenate...", "title=colours image1=Red image2=Green image3=Blue image4=[-- None --]");
}
getDimensions(w, h, c, z, t);
print(w, h, c, z, t);
sum = newArray(256);
n = nSlices;
for (s = 1; s <= n; s++) {
	setSlice(s);
	getHistogram(values, counts, 256);
	for (i = 0; i < 256; i++)
		sum[i] = sum[i] + counts[i];
}
pixels = w * h * n;
acc = 0;
a = -1;
b = -1;
for (i = 0; i < 256; i++) {
	acc += sum[i];
	if (acc >= pixels * perc_low / 100 && a < 0)
		a = i;
	if (acc >= pixels * perc_high / 100 && b < 0)
		b = i;
}
print("range", values[a], values[b]);
run("32-bit");
run("Subtract...", "value=" + values[a] + " stack");
run("Divide...", "value=" + (values[b] - values[a] + 1e-20) + " stack");
for (s = 1; s <= n; s++) {
	setSlice(s);
	getRawStatistics(nPixels, mean, min, max, std);
	print(s, mean, min, max, std);
}
