// images: ramp8.tif noise8.tif const8.tif
// All open pictures of a kind, one after the other.
n = nImages;
ids = newArray(n);
for (i = 0; i < n; i++) {
	selectImage(i + 1);
	ids[i] = getImageID();
}
for (i = 0; i < n; i++) {
	selectImage(ids[i]);
	title = getTitle();
	dot = lastIndexOf(title, ".");
	base = title;
	if (dot > 0) base = substring(title, 0, dot);
	if (startsWith(base, "const"))
		close();
	else {
		run("Duplicate...", "title=" + base + "_edges");
		run("Find Edges");
		run("Enhance Contrast...", "saturated=0.5 normalize");
		getStatistics(area, mean, min, max);
		print(base, mean, min, max);
	}
}
print(nImages);
if (isOpen("ramp8_edges")) {
	selectWindow("ramp8_edges");
	makeRectangle(5, 6, 20, 12);
	run("Crop");
	print(getWidth, getHeight);
}
close("noise*");
list = getList("image.titles");
Array.print(list);
