// images: row8.tif
run("FFT");
run("Inverse FFT");
