// images: cells16.tif
// The same with a picture of points and a label for each cell.
run("Find Maxima...", "prominence=500 exclude output=[Single Points]");
rename("points");
getHistogram(0, counts, 256);
print("points: " + counts[255]);
selectWindow("cells16.tif");
run("Find Maxima...", "prominence=500 output=[Segmented Particles]");
rename("segments");
getStatistics(area, mean, min, max);
print(mean, min, max);
run("Analyze Particles...", "size=20-Infinity show=[Count Masks] clear");
print(nResults);
getStatistics(area, mean, min, max);
print("labels up to " + max);
imageCalculator("AND create", "points", "segments");
rename("inside");
getStatistics(area, mean);
print(mean * getWidth * getHeight / 255);
