// images: blobs8.tif
run("Subtract Background...", "rolling=5 light");
