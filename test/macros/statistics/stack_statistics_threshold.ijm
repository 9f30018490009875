// images: stack16.tif
getStatistics(a, mean, min, max);
setThreshold(mean, max);
Stack.getStatistics(n, m, lo, hi, std);
print(n, m, lo, hi, std);
run("Set Measurements...", "area mean limit redirect=None decimal=3");
Stack.getStatistics(n, m, lo, hi, std);
print(n, m, lo, hi, std);
run("Statistics");
makeRectangle(2, 2, 9, 10);
run("Statistics");
