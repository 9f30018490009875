// images: cells16.tif
run("Calibrate...", "function=[2nd Degree Polynomial] unit=X text1=[0 1000 2000 4000] text2=[0 3 7 20]");
run("Set Measurements...", "area mean standard modal min centroid center perimeter bounding fit shape feret's integrated median skewness kurtosis area_fraction stack display redirect=None decimal=6");
run("Measure");
makeRectangle(5, 4, 12, 7);
run("Measure");
makeOval(3, 2, 13, 9);
run("Measure");
makePolygon(3, 4, 17, 3, 16, 14, 7, 12);
run("Measure");

getHistogram(values, counts, 8);
Array.print(values);
Array.print(counts);
getHistogram(values, counts, 8, 1, 10);
Array.print(values);
Array.print(counts);
getStatistics(a, mean, min, max, std);
print(a, mean, min, max, std);
Stack.getStatistics(n, mean, min, max, std);
print(n, mean, min, max, std);
