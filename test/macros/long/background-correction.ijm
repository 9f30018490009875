// images: cells16.tif
// Three ways to take a background away.
orig = getTitle();
run("Duplicate...", "title=rolling");
run("Subtract Background...", "rolling=12 disable");
selectWindow(orig);
run("Duplicate...", "title=blur");
run("32-bit");
run("Gaussian Blur...", "sigma=12");
imageCalculator("Subtract create 32-bit", orig, "blur");
rename("minus blur");
setMinAndMax(0, 2000);
run("16-bit");
selectWindow(orig);
run("Duplicate...", "title=opened");
run("Minimum...", "radius=4");
run("Maximum...", "radius=4");
imageCalculator("Subtract create", orig, "opened");
rename("tophat");
names = newArray("rolling", "minus blur", "tophat");
for (i = 0; i < 3; i++) {
	selectWindow(names[i]);
	getStatistics(area, mean, min, max, std);
	print(names[i] + ": " + mean + " " + min + " " + max + " " + std);
}
makeLine(2, 20, 58, 30);
profile = getProfile();
print(profile.length, profile[0], profile[profile.length - 1]);
ranks = Array.rankPositions(profile);
print("brightest at " + ranks[ranks.length - 1]);
