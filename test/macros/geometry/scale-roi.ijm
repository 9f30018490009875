// images: blobs8.tif
makeRectangle(10, 8, 30, 21);
run("Scale...", "x=2 y=2 interpolation=Bilinear create title=roi");
