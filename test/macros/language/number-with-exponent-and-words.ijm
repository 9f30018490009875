a = 1e3; b = 2.5E-2; c = 1e+2; print(a, b, c);
d = 5 ; exp1 = 3; print(d, exp1);
e = 2; print(e * e, 2*e);
