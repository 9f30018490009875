// images: specks.tif
run("Dilate");
run("Skeletonize");
