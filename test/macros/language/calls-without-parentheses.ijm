newImage("name", "8-bit ramp", 12, 7, 1);
a = getWidth * 2; b = getHeight + getWidth; c = nImages + 1; d = getTitle + 1; e = nSlices; f = bitDepth / 8;
print(a, b, c, d, e, f);
print(getWidth, getTitle, "w" + getWidth + getHeight);
if (getTitle == "NAME") print("title"); if (nImages > 0 && getWidth == 12) print("width");
print(getWidth() + getHeight(), nResults, nResults());
for (i = 0; i < getHeight / 3; i++) print(i);
