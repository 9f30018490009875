// x < 0 has no power; the parameters are NaN
Fit.doFit("Power", newArray(-1, 2, 3), newArray(1, 2, 3));
print(Fit.p(0), Fit.p(1), Fit.nParams);
Fit.doFit("Log", newArray(0, 2, 3), newArray(1, 2, 3));
print(Fit.p(0), Fit.rSquared);
