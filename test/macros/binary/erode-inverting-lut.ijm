// images: lut_inverted.tif
run("Erode");
print(is("Inverting LUT"));
