Plot.create("P", "x", "y", newArray(1, 2, 3), newArray(4, 5, 6));
Plot.drawShapes("rectangles", newArray(1, 2), newArray(4, 5), newArray(2, 3), newArray(5, 6, 7));
print("not here");
