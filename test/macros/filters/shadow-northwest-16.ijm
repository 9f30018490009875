// images: noise16.tif
run("Northwest");
