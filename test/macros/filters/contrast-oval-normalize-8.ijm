// images: blobs8.tif
makeOval(7, 5, 20, 16);
run("Enhance Contrast...", "saturated=1 normalize");
