// images: noise16.tif
// Functions, recursion, arrays by reference, globals.
var calls = 0;
var log2 = log(2);

function median(a) {
	calls++;
	b = Array.copy(a);
	Array.sort(b);
	n = b.length;
	if (n % 2 == 1)
		return b[(n - 1) / 2];
	return (b[n / 2 - 1] + b[n / 2]) / 2;
}

function mad(a) {
	m = median(a);
	d = newArray(a.length);
	for (i = 0; i < a.length; i++)
		d[i] = abs(a[i] - m);
	return median(d);
}

function entropy(counts) {
	calls++;
	total = 0;
	for (i = 0; i < counts.length; i++) total += counts[i];
	e = 0;
	for (i = 0; i < counts.length; i++) {
		p = counts[i] / total;
		if (p > 0) e -= p * log(p) / log2;
	}
	return e;
}

function factorial(n) {
	calls++;
	if (n < 2) return 1;
	return n * factorial(n - 1);
}

function addOne(a) {
	for (i = 0; i < a.length; i++) a[i]++;
}

h = getHeight();
column = newArray(h);
for (y = 0; y < h; y++) column[y] = getPixel(7, y);
print("median", median(column), "mad", mad(column));
getHistogram(v, c, 256);
print("entropy", entropy(c));
print("10! = " + factorial(10));
small = newArray(1, 2, 3);
addOne(small);
Array.print(small);
print("calls: " + calls);
