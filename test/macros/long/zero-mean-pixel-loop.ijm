// images: noise32.tif
// The same by a loop over pixels, in full precision.
w = getWidth; h = getHeight;
sum = 0; sum2 = 0; n = 0;
for (y = 0; y < h; y++) {
	for (x = 0; x < w; x++) {
		v = getPixel(x, y);
		if (!isNaN(v)) {
			sum += v;
			sum2 += v * v;
			n++;
		}
	}
}
mean = sum / n;
sd = sqrt((sum2 - sum * sum / n) / (n - 1));
print(n, mean, sd);
for (y = 0; y < h; y++)
	for (x = 0; x < w; x++)
		setPixel(x, y, (getPixel(x, y) - mean) / sd);
updateDisplay();
getStatistics(area, m2, min2, max2, sd2);
print(d2s(m2, 7), d2s(sd2, 7), min2, max2);
