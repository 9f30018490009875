Plot.create("P", "x", "y", newArray(1, 2, 3), newArray(4, 5, 6));
Plot.show;
Plot.create("Q", "x", "y");
Plot.addFromPlot("P", 1);
print("not here");
