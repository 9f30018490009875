// images: rgb.tif
makeRectangle(4, 5, 20, 16);
run("FFT");
run("Inverse FFT");
