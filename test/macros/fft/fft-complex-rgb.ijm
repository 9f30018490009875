// images: rgb.tif
run("FFT Options...", "complex do");
run("Inverse FFT");
