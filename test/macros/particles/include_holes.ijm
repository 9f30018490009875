// images: holes.tif
run("Set Measurements...", "area mean centroid perimeter fit shape feret's redirect=None decimal=4");
run("Analyze Particles...", "display include show=Masks");
