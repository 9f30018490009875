// images: blobs8.tif
run("FFT Options...", "fast do");
run("Inverse FFT");
