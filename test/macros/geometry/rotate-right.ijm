// images: cells16.tif
run("Rotate 90 Degrees Right");
