// images: noise32.tif
run("FFT");
print(getTitle(), getInfo("window.title"));
