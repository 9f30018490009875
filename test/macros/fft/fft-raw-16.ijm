// images: cells16.tif
run("FFT Options...", "raw do");
