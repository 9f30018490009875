Fit.doFit("Straight Line", newArray(1, 2), newArray(1, 3));
print(Fit.p(2));
