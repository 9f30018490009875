// images: blobs8.tif
makeOval(10, 10, 40, 30);
run("Rotate... ", "angle=45 grid=1 interpolation=Bilinear");
