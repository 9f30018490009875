// images: rgb.tif
run("Sharpen");
