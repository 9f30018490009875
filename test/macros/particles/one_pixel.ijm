// images: one8.tif
setThreshold(1, 255);
run("Set Measurements...", "area mean perimeter fit shape feret's redirect=None decimal=4");
run("Analyze Particles...", "display clear show=Masks");
run("Analyze Particles...", "display clear exclude");
print(nResults);
