// images: composite16.tif
// Ratio of two channels where the third is bright.
title = getTitle();
run("Split Channels");
list = getList("image.titles");
for (i = 0; i < list.length; i++) print(list[i]);
imageCalculator("Divide create 32-bit", "C1-" + title, "C2-" + title);
rename("ratio");
selectWindow("C3-" + title);
run("Duplicate...", "title=gate");
setAutoThreshold("Triangle dark");
getThreshold(t1, t2);
print(t1, t2);
run("Convert to Mask");
run("Divide...", "value=255");
run("32-bit");
setThreshold(0.5, 1);
run("NaN Background");
imageCalculator("Multiply create 32-bit", "ratio", "gate");
rename("gated");
getStatistics(area, mean, min, max, std);
print(area, mean, min, max, std);
n = 0;
for (y = 0; y < getHeight; y += 3)
	for (x = 0; x < getWidth; x += 3)
		if (isNaN(getPixel(x, y))) n++;
print("outside: " + n);
close("gate");
