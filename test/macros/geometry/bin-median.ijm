// images: blobs8.tif
run("Bin...", "x=2 y=3 bin=Median");
