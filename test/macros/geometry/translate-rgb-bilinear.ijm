// images: rgb.tif
run("Translate...", "x=-2.5 y=1.25 interpolation=Bilinear");
