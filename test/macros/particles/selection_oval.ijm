// images: border.tif
makeOval(4, 5, 31, 28);
run("Set Measurements...", "area centroid bounding display redirect=None decimal=3");
run("Analyze Particles...", "display clear show=Masks summarize");
selectImage("border.tif");
run("Analyze Particles...", "display exclude show=Masks");
