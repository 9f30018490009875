Plot.drawLine(1, 2, 3, 4);
print("not here");
