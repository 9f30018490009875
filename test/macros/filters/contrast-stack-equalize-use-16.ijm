// images: stack16.tif
makeRectangle(2, 2, 9, 9);
run("Enhance Contrast...", "saturated=1 equalize process_all use");
