a = "x"; b = "y";
r = a == b;
