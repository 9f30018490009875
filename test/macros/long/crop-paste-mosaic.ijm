// images: rgb_stack.tif
// Slices side by side.
w = getWidth(); h = getHeight(); n = nSlices;
id = getImageID();
newImage("mosaic", "RGB white", w * n + 2 * (n - 1), h, 1);
mosaic = getImageID();
for (s = 1; s <= n; s++) {
	selectImage(id);
	setSlice(s);
	run("Select All");
	run("Copy");
	selectImage(mosaic);
	makeRectangle((s - 1) * (w + 2), 0, w, h);
	run("Paste");
}
run("Select None");
print(getWidth(), getHeight());
selectImage(id);
run("Select None");
run("Make Montage...", "columns=3 rows=1 scale=1");
print(getTitle(), getWidth(), getHeight());
run("Flip Horizontally");
selectImage(mosaic);
run("Rotate 90 Degrees Right");
run("Translate...", "x=3 y=-4 interpolation=None");
print(getWidth(), getHeight(), getPixel(5, 9));
