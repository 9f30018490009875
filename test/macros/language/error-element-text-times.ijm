a = newArray("x", "y");
a[0] += "z";
