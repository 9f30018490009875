Plot.create("P", "x", "y");
Plot.add("line", newArray(1, 2, 3, 4), newArray(4, NaN, 6, 2));
Plot.add("circle", newArray(1, NaN, 3), newArray(4, 5, NaN));
Plot.removeNaNs();
Plot.show;
Plot.showValues;
