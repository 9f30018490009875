a = newArray(1, 2, 3, 4, 5);
b = Array.reverse(a); Array.print(a); Array.print(b); Array.invert(a); Array.print(a);
Array.rotate(a, 1); Array.print(a); Array.rotate(a, -2); Array.print(a); Array.rotate(a, 13); Array.print(a);
c = newArray("x", "y", "z"); Array.reverse(c); Array.print(c);
