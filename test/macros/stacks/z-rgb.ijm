// images: rgb_stack.tif
run("Z Project...", "projection=[Average Intensity]");
