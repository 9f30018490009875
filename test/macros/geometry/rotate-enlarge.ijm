// images: blobs8.tif
run("Rotate... ", "angle=30 grid=1 interpolation=Bilinear enlarge");
