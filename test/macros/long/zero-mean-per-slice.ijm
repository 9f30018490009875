// images: stack16.tif
// Every slice to mean 0 and standard deviation 1.
run("32-bit");
n = nSlices;
means = newArray(n);
stds = newArray(n);
for (i = 1; i <= n; i++) {
	setSlice(i);
	getStatistics(area, mean, min, max, std);
	means[i - 1] = mean;
	stds[i - 1] = std;
	run("Subtract...", "value=" + mean + " slice");
	run("Divide...", "value=" + std + " slice");
}
for (i = 1; i <= n; i++) {
	setSlice(i);
	getStatistics(area, mean, min, max, std);
	setResult("Before", i - 1, means[i - 1]);
	setResult("SD before", i - 1, stds[i - 1]);
	setResult("After", i - 1, mean);
	setResult("SD after", i - 1, std);
	small = abs(mean) < 0.001;
	setResult("Small", i - 1, small);
}
updateResults();
setSlice(1);
resetMinAndMax();
getMinAndMax(lo, hi);
print("range", lo, hi);
