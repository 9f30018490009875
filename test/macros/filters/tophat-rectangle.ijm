// images: blobs8.tif
makeRectangle(5, 6, 14, 11);
run("Top Hat...", "radius=4");
