// images: noise8.tif noise16.tif
run("Set Measurements...", "area mean redirect=noise8.tif decimal=3");
run("Measure");
print("after");
