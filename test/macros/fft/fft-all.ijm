// images: blobs8.tif
run("FFT Options...", "fft raw fast complex do");
print(nImages);
