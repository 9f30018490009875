// images: holes.tif
makeOval(4, 5, 30, 32);
run("Skeletonize");
