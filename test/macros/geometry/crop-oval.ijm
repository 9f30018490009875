// images: blobs8.tif
makeOval(5, 7, 31, 22);
run("Crop");
print(selectionType());
