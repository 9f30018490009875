// images: stack8.tif
run("Bin...", "x=2 y=2 z=2 bin=Average");
