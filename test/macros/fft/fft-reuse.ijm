// images: blobs8.tif
run("FFT Options...", "reuse");
run("FFT");
selectWindow("blobs8.tif");
run("Invert");
run("FFT");
print(nImages);
