// peaks, formulas, weights
function show(label) {
  s = label;
  for (i = 0; i < Fit.nParams; i++) s = s + " " + d2s(Fit.p(i), -7);
  print(s, d2s(Fit.rSquared, 8), d2s(Fit.f(3.5), 5));
}
x = newArray(1, 2, 3, 4, 5, 6, 7, 8); y = newArray(10, 12, 30, 80, 100, 82, 31, 11);
Fit.doFit("Gaussian", x, y); show("Gaussian");
Fit.doFit("gaussian (no offset)", x, y); show("no offset");
Fit.doFit("y = a+b*x+c*x*x", x, y); show("parabola");
Fit.doFit("y = a*exp(-(x-b)*(x-b)/c)", x, y, newArray(100, 5, 3)); show("formula");
Fit.doWeightedFit("Straight Line", x, y, newArray(1, 2, 3, 4, 4, 3, 2, 1)); show("weighted line");
Fit.doWeightedFit("Gaussian", x, y, newArray(1, 2, 3, 4, 4, 3, 2, 1)); show("weighted Gaussian");
Fit.doFit("Straight Line", newArray(1, 2, NaN, 4), newArray(1, 3, 9, NaN)); show("two points");
Fit.doFit("Straight Line", newArray(2, 2), newArray(1, 3)); show("vertical");
print(Fit.nParams, Fit.nEquations);
