// images: noise8.tif
makeLine(1, 1, 20, 20);
run("Convolve...", "text1=[-1 -1 -1\n-1 24 -1\n-1 -1 2\n]");
