// images: stack8.tif
run("Make Substack...", "slices=5,1,3");
print(getTitle(), nSlices);
