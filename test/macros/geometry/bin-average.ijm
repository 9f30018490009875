// images: cells16.tif
run("Bin...", "x=3 y=2 bin=Average");
