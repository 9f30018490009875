// images: noise32.tif
run("Convolve...", "text1=[1\n2\n-1\n]");
