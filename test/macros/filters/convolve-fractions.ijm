// images: noise16.tif
run("Convolve...", "text1=[0.1 .25 1e-1\n0 0.5 0\n-.3 1 x\n]");
