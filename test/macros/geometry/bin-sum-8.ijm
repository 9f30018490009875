// images: blobs8.tif
run("Bin...", "x=4 y=4 bin=Sum");
