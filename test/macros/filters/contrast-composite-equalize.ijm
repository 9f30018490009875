// images: composite8.tif
run("Enhance Contrast...", "saturated=0.35 equalize");
