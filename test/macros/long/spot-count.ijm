// images: blobs8.tif
// Spots by maxima, a row for each.
run("Duplicate...", "title=smooth");
run("Gaussian Blur...", "sigma=1");
run("Find Maxima...", "prominence=20 output=List");
n = nResults;
print(n + " spots");
selectWindow("blobs8.tif");
for (i = 0; i < n; i++) {
	x = getResult("X", i);
	y = getResult("Y", i);
	makeOval(x - 3, y - 3, 7, 7);
	getStatistics(area, mean, min, max);
	setResult("Mean7", i, mean);
	setResult("Max7", i, max);
	inside = x > 5 && x < getWidth() - 5 && y > 5 && y < getHeight() - 5;
	setResult("Inside", i, inside);
}
run("Select None");
updateResults();
bright = 0;
for (i = 0; i < nResults; i++) {
	if (getResult("Mean7", i) > 100) bright++;
}
print("bright: " + bright + " of " + n);
close("smooth");
