// images: cells16.tif
run("FFT Options...", "fast do");
run("Inverse FFT");
