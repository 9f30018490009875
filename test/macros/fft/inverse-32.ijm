// images: noise32.tif
run("FFT");
run("Inverse FFT");
