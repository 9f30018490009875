// images: rgb.tif
run("Smooth");
