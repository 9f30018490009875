// images: discs.tif
run("Erode");
getThreshold(lower, upper);
print(lower, upper);
run("Create Selection");
getSelectionBounds(x, y, w, h);
print(x, y, w, h);
