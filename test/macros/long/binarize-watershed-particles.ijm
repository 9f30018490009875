// images: prob32.tif
// Probability map to objects.
threshold = 0.4;
minSize = 6;
original = getTitle();
run("Duplicate...", "title=mask");
setThreshold(threshold, 1e30);
setOption("BlackBackground", true);
run("Convert to Mask");
run("Fill Holes");
run("Open");
run("Watershed");
run("Set Measurements...", "area mean centroid center perimeter bounding fit shape redirect=" + original + " decimal=4");
run("Analyze Particles...", "size=" + minSize + "-Infinity show=[Count Masks] display exclude clear add");
print(nResults + " objects");
areas = newArray(nResults);
for (i = 0; i < nResults; i++)
	areas[i] = getResult("Area", i);
Array.getStatistics(areas, min, max, mean, std);
print("area " + min + " to " + max + ", mean " + mean + ", sd " + std);
Array.sort(areas);
Array.print(areas);
print(roiManager("count"));
