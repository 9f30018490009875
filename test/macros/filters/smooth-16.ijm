// images: noise16.tif
run("Smooth");
