// images: rgb.tif
run("FFT");
print(getTitle(), getInfo("window.title"));
