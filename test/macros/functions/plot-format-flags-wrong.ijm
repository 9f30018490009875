Plot.create("P", "x", "y", newArray(1, 2, 3), newArray(4, 5, 6));
Plot.setFormatFlags("12");
print("not here");
