// images: blobs8.tif
run("FFT Options...", "raw do");
