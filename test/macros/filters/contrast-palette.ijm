// images: indexed.tif
run("Enhance Contrast...", "saturated=1 normalize");
