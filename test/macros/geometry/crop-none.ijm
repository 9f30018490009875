// images: blobs8.tif
run("Crop");
