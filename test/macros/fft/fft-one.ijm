// images: one8.tif
run("FFT");
run("Inverse FFT");
