// one-argument functions, with values that show rounding and NaN
v = newArray(-2.5, -0.5, 0, 0.5, 1, 2.5, 1e10, NaN);
for (i = 0; i < v.length; i++) {
  x = v[i];
  print(x, abs(x), floor(x), round(x), exp(x / 10), sin(x), cos(x), tan(x), atan(x));
  print(sqrt(x), log(x), asin(x), acos(x), isNaN(x));
}
print(maxOf(3, -4), minOf(3, -4), maxOf(NaN, 1), pow(2, 10), pow(2, -0.5), pow(-8, 1 / 3), atan2(-1, -1), atan2(0, -1));
print(1 / 0, -1 / 0, 0 / 0);
