// images: rgb.tif
setBackgroundColor(255, 0, 0);
run("Rotate... ", "angle=20 grid=1 interpolation=Bicubic fill");
