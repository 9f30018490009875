// error bars, arrows, one array, log axes; a plot that is never shown appears at the end
Plot.create("E", " Dose ", " Effect ", newArray(3, 4, 5)); Plot.add("error", newArray(1, 0.5, 0.25)); Plot.show;
Plot.showValues("With errors"); Plot.getLimits(a, b, c, d); print(a, b, c, d);
Plot.create("V", "x", "y"); Plot.add("dot", newArray(0.1, 10, 100), newArray(0.001, 1, 1000)); Plot.drawVectors(newArray(1, 2), newArray(1, 2), newArray(5, 6), newArray(7, 8)); Plot.setLogScaleX(true); Plot.setLogScaleY(true); Plot.show;
Plot.getLimits(a, b, c, d); print(a, b, c, d); Plot.showValues("Vectors");
Fit.doFit("Straight Line", newArray(1, 2, 3), newArray(2, 3, 5)); Fit.plot;
print(getTitle, getWidth, getHeight, bitDepth); Plot.getValues(x, y); print(x.length, x[0], x[99], y[50]); print(Plot.objectCount);
Plot.create("Late", "x", "y", newArray(1, 2)); Plot.setXYLabels("a", "b");
