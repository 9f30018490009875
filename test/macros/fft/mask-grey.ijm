// images: blobs8.tif
run("FFT");
setPixel(3, 3, 100);
run("Inverse FFT");
