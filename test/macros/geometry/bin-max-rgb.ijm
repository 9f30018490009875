// images: rgb.tif
run("Bin...", "x=2 y=2 bin=Max");
