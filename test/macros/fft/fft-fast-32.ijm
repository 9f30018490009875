// images: noise32.tif
run("FFT Options...", "fast do");
run("Inverse FFT");
