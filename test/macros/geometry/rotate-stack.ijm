// images: stack8.tif
run("Rotate... ", "angle=10 grid=1 interpolation=Bilinear stack");
