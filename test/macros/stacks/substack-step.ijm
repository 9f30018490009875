// images: stack8.tif
run("Make Substack...", "  slices=1-5-2");
print(getTitle(), nSlices);
