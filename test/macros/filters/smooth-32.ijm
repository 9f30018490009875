// images: noise32.tif
run("Smooth");
