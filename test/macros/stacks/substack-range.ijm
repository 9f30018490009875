// images: stack8.tif
run("Make Substack...", "slices=2-4");
print(getTitle(), nSlices);
