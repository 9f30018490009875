// images: rgb.tif
run("Rotate... ", "angle=20 grid=1 interpolation=Bilinear");
