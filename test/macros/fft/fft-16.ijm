// images: cells16.tif
run("FFT");
print(getTitle(), getInfo("window.title"));
