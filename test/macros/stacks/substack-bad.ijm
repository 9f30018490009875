// images: stack8.tif
run("Make Substack...", "slices=a-b");
