// images: cells16.tif
run("FFT");
run("Inverse FFT");
