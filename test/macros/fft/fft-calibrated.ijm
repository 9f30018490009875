// images: calibrated.tif
run("FFT");
getPixelSize(u, w, h);
print(u, w, h);
