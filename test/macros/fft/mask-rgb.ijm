// images: rgb.tif
run("FFT");
makeOval(20, 22, 9, 8);
setColor(0);
fill();
run("Inverse FFT");
