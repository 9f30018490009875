// images: border.tif
run("Set Measurements...", "area perimeter shape redirect=None decimal=4");
run("Analyze Particles...", "circularity=0.00-Infinity display clear");
run("Analyze Particles...", "circularity=1.00-2.00 display clear");
print(nResults);
