Plot.create("P", "x", "y", newArray(1, 2, 3), newArray(4, 5, 6));
Plot.show;
Plot.drawLine(1, 2, 3, 4);
print("not here");
