// images: composite16.tif
Stack.setDimensions(1, 3, 1);
print(is("composite"), Stack.isHyperstack);
setSlice(2);
run("Add...", "value=10");
Stack.setDimensions(3, 1, 1);
print(is("composite"));
