// images: calibrated.tif
setThreshold(60, 180);
makeRectangle(5, 6, 21, 17);
print(d2s(getValue("Area"), 9), d2s(getValue("Area raw"), 9), d2s(getValue("Area limit"), 9), d2s(getValue("Area raw limit"), 9));
print(d2s(getValue("Mean"), 9), d2s(getValue("Mean limit"), 9), getValue("Max limit"), getValue("Min limit"));
print(getValue("Median limit"), getValue("Mode limit"), d2s(getValue("X limit"), 9), d2s(getValue("XM raw limit"), 9));
print(getValue("MinThr limit"), getValue("MaxThr limit"), getValue("MinThr"), d2s(getValue("%Area"), 6));
print(d2s(getValue("Major limit"), 9), d2s(getValue("Angle limit"), 9), d2s(getValue("Skew limit"), 9), d2s(getValue("Kurt limit"), 9));
print(getValue("StdDev limit"), getValue("IntDen raw"));
