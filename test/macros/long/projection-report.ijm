// images: stack8.tif
// Every projection of a stack, and their statistics in a table.
title = getTitle();
types = newArray("Average Intensity", "Max Intensity", "Min Intensity", "Sum Slices", "Standard Deviation", "Median");
row = 0;
for (k = 0; k < types.length; k++) {
	selectWindow(title);
	run("Z Project...", "projection=[" + types[k] + "]");
	name = getTitle;
	getStatistics(area, mean, min, max, std);
	setResult("Label", row, types[k]);
	setResult("Depth", row, bitDepth());
	setResult("Mean", row, mean);
	setResult("Min", row, min);
	setResult("Max", row, max);
	setResult("SD", row, std);
	print(name + ": " + mean);
	row++;
}
updateResults();
imageCalculator("Subtract create 32-bit", "MAX_" + title, "MIN_" + title);
rename("range");
selectWindow(title);
run("Z Project...", "start=2 stop=4 projection=[Max Intensity]");
print(getTitle() + " " + nImages);
