// images: range16.tif
makeRectangle(5, 6, 14, 11);
run("Convolve...", "text1=[1 4 6 4 1\n4 16 24 16 4\n6 24 36 24 6\n4 16 24 16 4\n1 4 6 4 1\n] normalize");
