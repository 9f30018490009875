// images: noise8.tif
run("Convolve...", "text1=[1 2 1 2 4 2 1 2 1] normalize");
