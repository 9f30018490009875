// images: rgb.tif
run("FFT");
run("Inverse FFT");
