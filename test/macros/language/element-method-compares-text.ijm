a = newArray("abcdefghijkl", "b");
if (a[0].length > 3) print("12 > 3 as numbers"); else print("12 > 3 as text");
n = a[0].length; if (n > 3) print("number");
if (a[1].contains("b")) print("contains");
