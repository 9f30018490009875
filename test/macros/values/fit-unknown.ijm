Fit.doFit("Spiral", newArray(1, 2), newArray(1, 2));
