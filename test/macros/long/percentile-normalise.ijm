// images: cells16.tif
// Stretch the 1st to the 99.8th percentile to 0..1 and clip.
lower = 1;
upper = 99.8;
title = getTitle();
getStatistics(area, mean, min, max, std);
nBins = 256;
getHistogram(values, counts, nBins);
total = 0;
for (i = 0; i < nBins; i++)
	total += counts[i];
print(title + ": " + total + " pixels");
cumulative = 0;
low = values[0];
i = 0;
while (cumulative < total * lower / 100) {
	cumulative = cumulative + counts[i];
	low = values[i];
	i++;
}
cumulative = 0;
i = 0;
high = values[nBins - 1];
found = false;
for (i = 0; i < nBins && !found; i++) {
	cumulative += counts[i];
	if (cumulative >= total * upper / 100) {
		high = values[i];
		found = true;
	}
}
print("low " + low + " high " + high);
run("32-bit");
run("Subtract...", "value=" + low);
run("Divide...", "value=" + (high - low));
run("Min...", "value=0");
run("Max...", "value=1");
resetMinAndMax();
getStatistics(area, mean, min, max, std);
print("mean " + d2s(mean, 5) + " sd " + d2s(std, 5));
rename(title + "_norm");
