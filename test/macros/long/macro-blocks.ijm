// images: noise8.tif
// arg: 3 7
// Argument, switch by if, do..while, eval and nested functions.
text = getArgument();
parts = split(text, " ");
a = parseInt(parts[0]);
b = parseInt(parts[1]);
print(a + b, a * b, a % b, a / b, pow(a, b));
k = 0;
do {
	k += a;
} while (k < b * 2);
print(k);
value = eval("return toString(" + a + "*" + b + ");");
print("eval: " + value);
function clampTo(v, lo, hi) { return minOf(maxOf(v, lo), hi); }
function gamma(v, g) { return 255 * pow(v / 255, g); }
function process(x, y) {
	v = getPixel(x, y);
	return clampTo(round(gamma(v, 0.5) - 20), 0, 255);
}
w = getWidth(); h = getHeight();
for (y = 0; y < h; y++)
	for (x = 0; x < w; x++)
		setPixel(x, y, process(x, y));
updateDisplay();
getStatistics(area, mean);
print(mean);
s = "";
for (i = 10; i > 0; i -= 3) s += "" + i + ",";
print(s);
x = 5;
x *= 3; x -= 1; x /= 7;
print(x, x++, x--, -x, !true, 5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 4, -16 >> 2);
if (a == 3 && b == 7) print("both"); else print("not");
