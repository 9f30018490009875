// images: blobs8.tif
makeLine(4, 4, 30, 30);
run("Find Maxima...", "prominence=10 output=List");
print(selectionType);
