// images: calibrated.tif
// Nuclei of a calibrated picture.
getPixelSize(unit, pw, ph);
print(unit, pw, ph);
run("Duplicate...", "title=work");
run("Gaussian Blur...", "sigma=1.5");
run("Subtract Background...", "rolling=20");
setAutoThreshold("Otsu dark");
getThreshold(lower, upper);
print("threshold", lower, upper);
run("Convert to Mask");
run("Analyze Particles...", "size=1-Infinity circularity=0.00-1.00 show=Masks display clear include summarize");
total = 0;
for (row = 0; row < nResults; row++) {
	total = total + getResult("Area", row);
	if (getResult("Area", row) > 10)
		setResult("Size", row, "large");
	else
		setResult("Size", row, "small");
}
updateResults();
getDimensions(w, h, c, s, f);
print("covered " + d2s(100 * total / (w * h * pw * ph), 2) + " %");
imgs = getList("image.titles");
for (i = 0; i < imgs.length; i++)
	print(i, imgs[i]);
