Plot.create("H", "x", "n"); Plot.addHistogram(newArray(1, 1.2, 2, 2.5, 3, 3, 3, NaN), 1, 0); Plot.show;
Plot.getValues(x, y); Array.print(x); Array.print(y); Plot.getLimits(a, b, c, d); print(a, b, c, d);
Plot.create("H2", "x", "n"); Plot.addHistogram(newArray(1, 4, 2, 8, 5, 7, 1, 1), 0, 0.5); Plot.show;
Plot.getValues(x, y); Array.print(x); Array.print(y);
