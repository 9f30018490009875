// images: noise8.tif
run("Calibrate...", "function=[Straight Line] unit=OD text1=[0 100 200] text2=[10 8 6]");
run("Set Measurements...", "area mean standard modal min centroid center perimeter bounding fit shape feret's integrated median skewness kurtosis area_fraction stack display redirect=None decimal=6");
run("Measure");
makeRectangle(5, 4, 12, 7);
run("Measure");
makeOval(3, 2, 13, 9);
run("Measure");
makePolygon(3, 4, 17, 3, 16, 14, 7, 12);
run("Measure");

setThreshold(50, 150);
getStatistics(a, mean, min, max, std, h);
print(a, mean, min, max, std, h[3]);
getRawStatistics(a, mean, min, max, std);
print(a, mean, min, max, std);
getHistogram(values, counts, 256);
print(values[0], values[1], values[255], counts[3]);
print(d2s(getValue("Mean limit"), 6), getValue("Median"), getValue("Mode"), getValue("MinThr limit"), getValue("Mean raw"));
