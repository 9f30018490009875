// images: rgb.tif
run("Southwest");
