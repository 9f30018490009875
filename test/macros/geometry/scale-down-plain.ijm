// images: ramp8.tif
run("Scale...", "x=0.5 y=0.5 interpolation=Bilinear create title=small");
