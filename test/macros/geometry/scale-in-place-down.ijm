// images: cells16.tif
run("Scale...", "x=0.5 y=0.7 interpolation=Bilinear");
