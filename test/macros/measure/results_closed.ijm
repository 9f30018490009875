// images: noise8.tif
run("Measure");
run("Measure");
close("Results");
print(nResults);
run("Measure");
print(nResults);
