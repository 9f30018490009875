// parseInt and parseFloat
t = newArray("12", " 12 ", "12.7", "-12.5", "-12.6", "1e3", "1e-3", "12 apples", "apples", "", "NaN", "Infinity", "-Infinity", "0x1F", "+5", ".5", "5.", "1,5", "3f", "3d", "3L", "1e", "--1");
for (i = 0; i < t.length; i++) print("<" + t[i] + ">", parseInt(t[i]), parseFloat(t[i]));
print(parseInt("ff", 16), parseInt("FF", 16), parseInt("-7f", 16), parseInt("10010", 2), parseInt("12", 2), parseInt("zz", 36), parseInt("12", 1), parseInt("12", 40));
print(parseInt("ffffffff", 16), parseInt("7fffffff", 16), parseInt("", 16), parseInt(" 1", 16), parseInt("1.5", 16));
