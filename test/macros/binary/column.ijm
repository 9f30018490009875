// images: column8.tif
setThreshold(60, 255);
run("Convert to Mask");
run("Erode");
run("Skeletonize");
