// images: labels8.tif cells16.tif
// One binary picture per label, measured in another picture through the ROI manager.
selectWindow("labels8.tif");
getStatistics(area, mean, min, max);
roiManager("reset");
for (v = 1; v <= max; v++) {
	setThreshold(v, v);
	getRawStatistics(n, m);
	List.setMeasurements("limit");
	if (List.getValue("Area") > 0 && !isNaN(List.getValue("Area"))) {
		run("Create Selection");
		if (selectionType() != -1) {
			roiManager("Add");
			roiManager("select", roiManager("count") - 1);
			roiManager("rename", "label " + v);
			roiManager("deselect");
		}
	}
	resetThreshold();
	run("Select None");
}
print(roiManager("count"));
selectWindow("cells16.tif");
run("Set Measurements...", "area mean integrated display decimal=2");
roiManager("Deselect");
roiManager("Measure");
for (i = 0; i < nResults; i++) print(getResultLabel(i) + " " + getResult("Mean", i));
run("Select None");
