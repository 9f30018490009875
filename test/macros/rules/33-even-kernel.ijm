// images: rgb.tif
run("Convolve...","text1=[1\n2\n1\n] normalize"); print("a");
