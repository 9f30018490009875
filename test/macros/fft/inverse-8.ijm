// images: blobs8.tif
run("FFT");
run("Inverse FFT");
