// images: noise16.tif
run("East");
