// images: noise8.tif
run("Set Measurements...", "  redirect=None decimal=3");
run("Measure");
print(nResults);
