print(Fit.p(0));
