// images: ramp8.tif
makeText("hello", 5, 8);
print(selectionType(), Roi.getType);
run("Select None");
print(selectionType());
