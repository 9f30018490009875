// images: noise8.tif
run("Measure");
run("Set Measurements...", "area min redirect=None decimal=3");
run("Clear Results");
print(nResults);
run("Measure");
