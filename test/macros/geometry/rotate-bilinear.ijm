// images: blobs8.tif
run("Rotate... ", "angle=33 grid=1 interpolation=Bilinear");
