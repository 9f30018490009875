// images: blobs8.tif
run("FFT");
print(getTitle(), getInfo("window.title"));
