// images: rgb.tif
run("Convolve...", "text1=[-1 -1 -1\n-1 24 -1\n-1 -1 2\n]");
