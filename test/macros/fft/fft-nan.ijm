// images: nan32.tif
run("FFT");
