// images: blobs8.tif
run("FFT");
makeOval(25, 22, 15, 15);
setColor(255);
fill();
run("Inverse FFT");
