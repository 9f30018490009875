// images: stack32.tif
run("Enhance Contrast...", "saturated=1 equalize process_all");
