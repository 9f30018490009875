// images: noise32.tif
run("Sharpen");
