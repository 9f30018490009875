// images: stack8.tif
makeLine(3, 4, 14, 11);
run("Statistics");
makeSelection("polyline", newArray(3, 14, 9), newArray(2, 6, 13));
run("Statistics");
makeSelection("point", newArray(3, 14, 9), newArray(2, 6, 13));
run("Statistics");
print(selectionType());
