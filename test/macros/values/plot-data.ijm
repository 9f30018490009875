// what a plot keeps: values, limits, tables
Plot.create("P", "x", "y", newArray(1, 2, 3), newArray(4, 5, 9)); Plot.show;
Plot.getLimits(a, b, c, d); print(a, b, c, d); Plot.getFrameBounds(a, b, c, d); print(a, b, c, d);
Plot.create("Q", "x", "y"); Plot.setFrameSize(200, 100); Plot.setColor("red"); Plot.add("circles", newArray(1, 2, 3.5), newArray(4, 5, 9)); Plot.show;
Plot.getLimits(a, b, c, d); print(a, b, c, d); Plot.getValues(x, y); Array.print(x); Array.print(y);
Plot.create("R", "Time (s)", "Value"); Plot.add("line", newArray(1, 2, 3.5), newArray(4, 5, 9)); Plot.add("circle", newArray(1, 2, 3.5), newArray(0, -5, 2.25)); Plot.add("box", newArray(0, 7), newArray(1, 1));
print(Plot.objectCount); Plot.setLimits(0, 10, -10, 10); Plot.show;
Plot.getLimits(a, b, c, d); print(a, b, c, d); Plot.setLimitsToFit(); Plot.getLimits(a, b, c, d); print(a, b, c, d);
Plot.setLimits(NaN, 20, NaN, NaN); Plot.getLimits(a, b, c, d); print(a, b, c, d);
Plot.showValues(); Plot.showValues("Named"); Plot.showValuesWithLabels("Labels");
