// images: rgb_stack.tif
run("Enhance Contrast...", "saturated=1 equalize process_all");
