// images: holes.tif
run("Skeletonize");
