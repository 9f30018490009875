// images: border.tif
run("Set Measurements...", "area bounding redirect=None decimal=4");
run("Analyze Particles...", "display exclude show=Masks");
