// images: noise8.tif
run("Measure Stack...");
print(nResults);
