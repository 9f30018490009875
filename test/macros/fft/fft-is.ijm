// images: blobs8.tif
print(is("FFT"));
run("FFT");
print(is("FFT"));
