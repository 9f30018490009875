// images: blobs8.tif
makeRectangle(-5, -3, 20, 30);
run("Crop");
