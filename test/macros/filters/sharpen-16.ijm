// images: noise16.tif
run("Sharpen");
