// images: cells16.tif
run("Rotate... ", "angle=-27.5 grid=1 interpolation=Bicubic");
