Plot.create("P", "x", "y", newArray(1, 2, 3), newArray(4, 5, 6));
Plot.setStyle(1, "red");
print("not here");
