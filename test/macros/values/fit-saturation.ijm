// all functions on a curve that levels off
function show(label) {
  s = label;
  for (i = 0; i < Fit.nParams; i++) s = s + " " + d2s(Fit.p(i), -7);
  print(s, d2s(Fit.rSquared, 8), d2s(Fit.f(3.5), 5));
}
x = newArray(1, 2, 3, 4, 5, 6, 7, 8); y = newArray(0.3, 1, 3, 7, 12, 15, 17, 18);
for (k = 0; k < Fit.nEquations; k++) {
  if (k != 10 && k != 11 && k != 14) { // these three have no clear minimum here
    Fit.doFit(k, x, y);
    Fit.getEquation(k, name, formula, code);
    show(name + ", " + formula + ", " + code + ":");
  }
}
