// images: stack8.tif
makeRectangle(3, 4, 10, 11);
run("Make Substack...", "slices=2-3");
