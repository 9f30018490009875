// images: border.tif
run("Skeletonize");
