// images: zero8.tif
run("FFT");
