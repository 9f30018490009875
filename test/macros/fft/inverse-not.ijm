// images: blobs8.tif
run("Inverse FFT");
