// images: discs.tif
run("Skeletonize");
