a = newArray(3, -1, NaN, 2.5, 1 / 0, -1 / 0, 0); Array.sort(a); Array.print(a);
b = newArray("b", "B", "a", "A", "c10", "c9", "Ä", "_", "z"); Array.sort(b); Array.print(b);
x = newArray(3, 1, 2); y = newArray("three", "one", "two"); z = newArray(30, 10, 20);
Array.sort(x, y, z); Array.print(x); Array.print(y); Array.print(z);
n = newArray("img10", "img9", "Img1"); m = newArray(10, 9, 1); Array.sort(n, m); Array.print(n); Array.print(m);
c = Array.sort(newArray(2, 1)); Array.print(c);
