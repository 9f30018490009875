// images: noise8.tif
run("Set Measurements...", "area add redirect=None decimal=3");
makeRectangle(3, 3, 5, 5);
run("Measure");
makeOval(9, 8, 7, 6);
run("Measure");
run("Select None");
run("Measure");
print(Overlay.size);
