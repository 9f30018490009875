// images: rgb.tif
run("Scale...", "x=1.5 y=1.5 interpolation=Bilinear create title=c");
