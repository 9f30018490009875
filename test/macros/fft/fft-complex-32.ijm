// images: noise32.tif
run("FFT Options...", "complex do");
run("Inverse FFT");
