// images: stack16.tif
run("Enhance Contrast...", "saturated=1 normalize process_all use");
