// images: stack16.tif
setSlice(2);
run("FFT");
