// images: blobs8.tif
run("Scale...", "x=3 y=2 interpolation=Bicubic create title=b");
