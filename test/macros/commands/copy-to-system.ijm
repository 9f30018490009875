// images: noise8.tif
makeRectangle(2, 3, 10, 8);
run("Copy to System");
print(nImages, selectionType);
