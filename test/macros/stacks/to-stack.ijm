// images: hyper16.tif
run("Hyperstack to Stack");
print(nSlices, Stack.isHyperstack);
