// images: noise8.tif
run("Set Measurements...", "area mean min limit redirect=None decimal=4");
setThreshold(100, 200);
makeLine(3, 4, 30, 21);
run("Measure");
getStatistics(a, m);
print(a, m);
