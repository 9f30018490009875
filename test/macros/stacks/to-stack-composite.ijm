// images: composite8.tif
run("Hyperstack to Stack");
print(nSlices, is("composite"));
