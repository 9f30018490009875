// images: noise32.tif
run("Bin...", "x=2 y=2 bin=Sum");
