// images: discs.tif holes.tif
// Masks of different size put on one canvas and combined.
selectImage("holes.tif");
run("Canvas Size...", "width=63 height=56 position=Center zero");
getStatistics(area, mean);
print(mean);
ops = newArray("AND", "OR", "XOR", "Subtract", "Difference", "Max", "Min", "Average");
for (i = 0; i < ops.length; i++) {
	imageCalculator(ops[i] + " create", "discs.tif", "holes.tif");
	rename(ops[i]);
	getHistogram(values, counts, 256);
	print(ops[i] + ": " + counts[0] + " " + counts[127] + " " + counts[128] + " " + counts[255]);
	if (i > 3) close();
}
selectImage("AND");
run("Dilate");
run("Erode");
run("Outline");
selectImage("XOR");
run("Skeletonize");
selectImage("OR");
run("Distance Map");
getStatistics(area, mean, min, max);
print(mean, max);
print(nImages);
