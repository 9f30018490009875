// images: noise32.tif
run("FFT Options...", "raw do");
