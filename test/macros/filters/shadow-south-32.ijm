// images: noise32.tif
run("South");
