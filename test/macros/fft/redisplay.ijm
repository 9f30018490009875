// images: blobs8.tif
run("FFT");
run("Select All");
setColor(0);
fill();
run("Redisplay Power Spectrum");
