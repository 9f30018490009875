// images: calibrated.tif
run("Rotate 90 Degrees Right");
getPixelSize(u, w, h);
print(u, w, h);
