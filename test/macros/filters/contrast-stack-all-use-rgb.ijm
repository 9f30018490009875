// images: rgb_stack.tif
run("Enhance Contrast...", "saturated=1 normalize process_all use");
