// images: rgb.tif
run("Convolve...","text1=[0.1 2 1\n-1 0 1\n-1 3 1\n] normalize");
