// images: composite8.tif
run("Flip Horizontally");
