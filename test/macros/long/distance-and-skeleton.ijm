// images: border.tif
// Thickness along the skeleton.
run("Duplicate...", "title=distance");
run("Options...", "iterations=1 count=1 black edm=32-bit");
run("Distance Map");
print(getTitle(), bitDepth());
rename("edm");
selectWindow("border.tif");
run("Duplicate...", "title=skeleton");
run("Skeletonize");
run("Divide...", "value=255");
imageCalculator("Multiply create 32-bit", "edm", "skeleton");
rename("thickness");
w = getWidth(); h = getHeight();
n = 0; sum = 0; top = 0;
for (y = 0; y < h; y++) {
	for (x = 0; x < w; x++) {
		v = getPixel(x, y);
		if (v > 0) {
			n++;
			sum += v;
			top = maxOf(top, v);
		}
	}
}
print(n, sum / n, top);
selectWindow("border.tif");
run("Voronoi");
print(nImages);
