// images: rgb.tif
newImage("power", "RGB black", 32, 32, 1); selectWindow("power"); for (i = 0; i < 32; i++) for (j = 0; j < 32; j++) setPixel(i, j, (i * i + 7 * j + i * j) % 200);
run("FFT");
run("Inverse FFT");
