// images: noise16.tif
run("Gaussian Blur...","sigma=99");
