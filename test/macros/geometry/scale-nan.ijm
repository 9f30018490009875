// images: nan32.tif
run("Scale...", "x=2 y=2 interpolation=Bilinear create title=n");
