// images: rgb.tif
run("FFT Options...", "fast do");
run("Inverse FFT");
