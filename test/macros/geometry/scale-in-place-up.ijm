// images: blobs8.tif
run("Scale...", "x=1.5 y=1.5 interpolation=Bilinear");
