// images: blobs8.tif
// To a size that the network takes and back, with padding.
w = getWidth(); h = getHeight();
multiple = 16;
newW = multiple * Math.ceil(w * 1.3 / multiple);
newH = multiple * Math.ceil(h * 1.3 / multiple);
run("Scale...", "x=1.3 y=1.3 interpolation=Bilinear average create title=scaled");
print(getWidth(), getHeight());
run("Canvas Size...", "width=" + newW + " height=" + newH + " position=Top-Left zero");
print(newW, newH);
tile = 32;
k = 0;
for (y = 0; y < newH; y += tile) {
	for (x = 0; x < newW; x += tile) {
		makeRectangle(x, y, minOf(tile, newW - x), minOf(tile, newH - y));
		getStatistics(area, mean, min, max, std);
		setResult("X", k, x);
		setResult("Y", k, y);
		setResult("Mean", k, mean);
		setResult("SD", k, std);
		k++;
	}
}
updateResults();
run("Select None");
makeRectangle(0, 0, round(w * 1.3), round(h * 1.3));
run("Crop");
run("Size...", "width=" + w + " height=" + h + " interpolation=Bicubic");
imageCalculator("Difference create", "scaled", "blobs8.tif");
getStatistics(area, mean, min, max);
print(mean, max);
