// images: blobs8.tif
makeRectangle(10, 8, 30, 21);
run("Scale...", "x=0.5 y=0.5 interpolation=Bilinear");
