// images: stack8.tif
run("Enhance Contrast...", "saturated=1 normalize_all");
