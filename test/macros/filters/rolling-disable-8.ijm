// images: blobs8.tif
run("Subtract Background...", "rolling=8 disable");
