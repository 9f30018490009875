// images: stack8.tif
run("Make Substack...", "delete slices=2,3");
selectWindow("stack8.tif");
print(nSlices);
