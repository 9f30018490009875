// images: noise8.tif
run("Measure");
run("Summarize");
print(nResults);
