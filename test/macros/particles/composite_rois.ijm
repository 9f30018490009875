// images: holes.tif
run("Set Measurements...", "area perimeter centroid shape feret's redirect=None decimal=4");
run("Analyze Particles...", "display clear add composite");
print(roiManager("count"));
