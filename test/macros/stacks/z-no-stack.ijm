// images: blobs8.tif
run("Z Project...", "projection=[Max Intensity]");
