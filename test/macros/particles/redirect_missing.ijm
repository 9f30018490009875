// images: discs.tif discs.tif
rename("other");
selectImage(1);
run("Set Measurements...", "area mean redirect=other decimal=3");
close("other");
run("Analyze Particles...", "display clear");
print("after");
