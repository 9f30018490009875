// images: blobs8.tif
// Peaks of a profile.
makeLine(1, 30, 62, 33);
p = getProfile();
n = p.length;
smooth = newArray(n);
for (i = 0; i < n; i++) {
	a = maxOf(0, i - 2);
	b = minOf(n - 1, i + 2);
	s = 0;
	for (j = a; j <= b; j++) s += p[j];
	smooth[i] = s / (b - a + 1);
}
peaks = Array.findMaxima(smooth, 10);
Array.print(peaks);
for (i = 0; i < peaks.length; i++)
	print("peak at " + peaks[i] + ": " + d2s(smooth[peaks[i]], 2));
valleys = Array.findMinima(smooth, 10);
Array.print(valleys);
Fit.doFit("Gaussian", Array.getSequence(n), smooth);
print(Fit.nParams);
Array.getStatistics(smooth, min, max, mean, std);
print(min, max, mean, std);
run("Select None");
makeSelection("polyline", newArray(5, 20, 40), newArray(5, 30, 10));
q = getProfile();
print(q.length, q[0], q[10], q[q.length - 1]);
