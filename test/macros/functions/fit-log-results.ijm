x = newArray(0, 1, 2, 3, 4);
y = newArray(1, 3.1, 4.9, 7.2, 9);
Fit.logResults;
Fit.doFit("Straight Line", x, y);
print(Fit.rSquared);
Fit.doFit("2nd Degree Polynomial", x, y);
print(Fit.p(2));
