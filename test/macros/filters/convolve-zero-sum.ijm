// images: noise32.tif
run("Convolve...", "text1=[-1 0 1\n-1 0 1\n-1 0 1] normalize");
