// images: noise32.tif
run("Rotate... ", "angle=90 grid=1 interpolation=Bilinear");
