// images: noise32.tif
run("Convolve...", "text1=[1 3 -1\n]");
