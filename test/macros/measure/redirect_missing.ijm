// images: noise8.tif noise8.tif
rename("other");
selectImage(1);
run("Set Measurements...", "area mean redirect=other decimal=3");
close("other");
run("Measure");
print("after");
