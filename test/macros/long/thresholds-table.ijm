// images: bimodal8.tif
// All automatic thresholds of a picture.
methods = getList("threshold.methods");
for (i = 0; i < methods.length; i++) {
	setAutoThreshold(methods[i] + " dark");
	getThreshold(lower, upper);
	setResult("Method", i, methods[i]);
	setResult("Lower", i, lower);
	setResult("Upper", i, upper);
	getStatistics(area, mean);
	List.setMeasurements("limit");
	setResult("Area", i, List.getValue("Area"));
	setResult("Mean", i, List.getValue("Mean"));
	resetThreshold();
}
updateResults();
print(methods.length);
setThreshold(100, 255);
run("Create Selection");
getSelectionBounds(x, y, w, h);
print(x, y, w, h);
getStatistics(area, mean, min, max, std);
print(area, mean, min, max, std);
run("Make Inverse");
getStatistics(area, mean, min, max, std);
print(area, mean, min, max, std);
resetThreshold();
run("Select None");
