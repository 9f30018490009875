// images: noise32.tif
run("Northeast");
