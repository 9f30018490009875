// images: blobs8.tif
run("Size...", "width=31 height=45 average interpolation=Bilinear");
