// images: cells16.tif
run("FFT Options...", "complex do");
run("Inverse FFT");
