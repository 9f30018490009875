// images: stack8.tif
makeRectangle(1, 2, 3, 4);
Roi.setName("n");
print(selectionName, Stack.size);
x = selectionName();
print("not here");
