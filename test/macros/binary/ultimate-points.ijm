// images: discs.tif
run("Ultimate Points");
