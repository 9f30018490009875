// Math functions
v = newArray(-2.5, -0.4, 0, 0.5, 1.5, 2.5, 1e9);
for (i = 0; i < v.length; i++) {
  x = v[i];
  print(Math.ceil(x), Math.floor(x), Math.round(x), Math.abs(x), Math.sqr(x), Math.sqrt(x), Math.log(x), Math.log10(x));
  print(Math.sin(x), Math.cos(x), Math.tan(x), Math.asin(x), Math.acos(x), Math.atan(x), Math.exp(x / 3));
  print(d2s(Math.erf(x), 9), d2s(Math.toRadians(x), 9), d2s(Math.toDegrees(x), 6));
}
print(Math.min(2, 3), Math.max(2, 3), Math.pow(2, 0.5), Math.atan2(1, 2), Math.min(NaN, 1));
print(Math.constrain(5, 0, 3), Math.constrain(-5, 0, 3), Math.constrain(2, 0, 3), Math.constrain(2, 3, 0));
print(Math.map(5, 0, 10, 100, 200), Math.map(-5, 0, 10, 1, 0), Math.map(1, 1, 1, 0, 1));
