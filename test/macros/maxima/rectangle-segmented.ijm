// images: noise8.tif
makeRectangle(10, 8, 30, 25);
run("Find Maxima...", "prominence=40 output=[Segmented Particles]");
selectImage(1);
print(selectionType);
