// images: blobs8.tif
run("FFT Options...", "raw fast");
run("FFT");
print(nImages, getTitle());
