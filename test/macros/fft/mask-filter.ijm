// images: cells16.tif
run("FFT");
makeOval(20, 22, 8, 8);
setColor(0);
fill();
run("Inverse FFT");
