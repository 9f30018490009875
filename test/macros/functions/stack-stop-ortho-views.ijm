// images: stack8.tif
print("a");
Stack.stopOrthoViews;
Stack.stopOrthoViews();
print("b", nImages);
