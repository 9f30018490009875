// images: blobs8.tif
run("Rotate... ", "angle=15 grid=1 interpolation=None");
