// images: noise8.tif
run("North");
