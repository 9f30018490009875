// images: rgb.tif
run("FFT Options...", "raw do");
