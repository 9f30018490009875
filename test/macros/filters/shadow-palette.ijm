// images: indexed.tif
run("North");
