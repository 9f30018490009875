// images: stack16.tif
// Hidden pictures in batch mode; only one is shown at the end.
setBatchMode(true);
source = getImageID();
title = getTitle();
n = nSlices;
sum = newArray(n);
for (i = 1; i <= n; i++) {
	selectImage(source);
	setSlice(i);
	run("Duplicate...", "title=tmp");
	run("Gaussian Blur...", "sigma=1");
	run("32-bit");
	run("Log");
	getStatistics(area, mean);
	sum[i - 1] = mean;
	if (i == 1)
		rename("all");
	else {
		run("Copy");
		close();
		selectImage("all");
		setSlice(nSlices);
		run("Add Slice");
		run("Paste");
	}
}
Array.print(sum);
selectImage("all");
run("Select None");
setSlice(1);
print(nImages, nSlices, is("Batch Mode"));
setBatchMode("exit and display");
print(getTitle());
