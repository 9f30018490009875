// images: time8.tif
// Bleaching corrected against the first frame.
Stack.getDimensions(w, h, c, z, t);
print(c, z, t, Stack.getFrameInterval());
reference = 0;
for (f = 1; f <= nSlices; f++) {
	setSlice(f);
	makeRectangle(3, 3, 12, 12);
	getStatistics(area, mean);
	run("Select None");
	if (f == 1) reference = mean;
	factor = reference / mean;
	setResult("Frame", f - 1, f);
	setResult("Time", f - 1, (f - 1) * 0.5);
	setResult("Mean", f - 1, mean);
	setResult("Factor", f - 1, factor);
	run("Multiply...", "value=" + factor + " slice");
}
updateResults();
saveRow = nResults - 1;
print(getResult("Factor", saveRow));
factors = Table.getColumn("Factor");
Array.print(factors);
run("Z Project...", "projection=[Average Intensity]");
rename("average");
selectWindow("time8.tif");
run("Grouped Z Project...", "projection=[Max Intensity] group=2");
print(getTitle(), nSlices);
