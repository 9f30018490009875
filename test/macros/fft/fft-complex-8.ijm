// images: blobs8.tif
run("FFT Options...", "complex do");
run("Inverse FFT");
