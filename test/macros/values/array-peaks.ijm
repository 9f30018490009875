// findMaxima, findMinima
a = newArray(0, 1, 5, 2, 1, 4, 4, 4, 1, 9, 8, 3, 7);
Array.print(Array.findMaxima(a, 0)); Array.print(Array.findMaxima(a, 2)); Array.print(Array.findMaxima(a, 3.5));
Array.print(Array.findMaxima(a, 1, 1)); Array.print(Array.findMaxima(a, 1, 2)); Array.print(Array.findMaxima(a, -5));
Array.print(Array.findMinima(a, 0)); Array.print(Array.findMinima(a, 2)); Array.print(Array.findMinima(a, 1, 1)); Array.print(Array.findMinima(a, 1, 2));
b = newArray(NaN, NaN, 1, 3, 1, NaN, 2, 5, 2);
Array.print(Array.findMaxima(b, 1));
c = newArray(5, 5, 5); d = Array.findMaxima(c, 0); e = Array.findMaxima(c, 1); f = Array.findMaxima(newArray(1), 0); print(d.length, e.length, f.length);
Array.print(Array.findMaxima(newArray(1, 2, 3), 0)); Array.print(Array.findMaxima(newArray(3, 2, 1), 0, 1));
