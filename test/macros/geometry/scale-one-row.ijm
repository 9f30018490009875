// images: row8.tif
run("Scale...", "x=3 y=2 interpolation=Bilinear create title=r");
