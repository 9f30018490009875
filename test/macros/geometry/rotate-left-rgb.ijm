// images: rgb.tif
run("Rotate 90 Degrees Left");
