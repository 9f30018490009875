// images: stack8.tif
run("Rotate 90 Degrees Left");
