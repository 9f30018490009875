// images: composite8.tif
run("FFT");
