// images: blobs8.tif
// Outliers put in by hand and taken out again.
random("seed", 7);
w = getWidth(); h = getHeight();
run("Duplicate...", "title=dirty");
for (i = 0; i < 40; i++) {
	x = floor(random() * w);
	y = floor(random * h);
	if (random() > 0.5) setPixel(x, y, 255);
	else setPixel(x, y, 0);
}
updateDisplay();
run("Duplicate...", "title=outliers");
run("Remove Outliers...", "radius=2 threshold=50 which=Bright");
run("Remove Outliers...", "radius=2 threshold=50 which=Dark");
selectWindow("dirty");
run("Duplicate...", "title=despeckled");
run("Despeckle");
names = newArray("dirty", "outliers", "despeckled");
for (i = 0; i < names.length; i++) {
	imageCalculator("Difference create", "blobs8.tif", names[i]);
	getStatistics(area, mean, min, max, std);
	print(names[i], mean, max, std);
	close();
}
print(random("gaussian"));
