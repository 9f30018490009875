// images: border.tif
run("Set Measurements...", "area shape redirect=None decimal=4");
run("Analyze Particles...", "circularity=0.80-1.00 display clear show=Masks");
run("Analyze Particles...", "circularity=0.00-0.50 display");
print(nResults);
