// all functions on a curve that grows
function show(label) {
  s = label;
  for (i = 0; i < Fit.nParams; i++) s = s + " " + d2s(Fit.p(i), -7);
  print(s, d2s(Fit.rSquared, 8), d2s(Fit.f(3.5), 5));
}
x = newArray(0, 1, 2, 3, 4, 5, 6, 7, 8, 9); y = newArray(1.1, 2.9, 5.2, 9.7, 17.3, 30, 52, 91, 160, 290);
k = newArray(0, 1, 2, 3, 4, 5, 7, 11, 13, 15, 17, 18, 22);
for (j = 0; j < k.length; j++) {
  Fit.doFit(k[j], x, y);
  show(k[j]);
}
