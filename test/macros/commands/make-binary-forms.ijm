// images: bimodal8.tif cells16.tif lut_inverted.tif
selectImage(1);
run("Make Binary");
print(getValue("Mean"), is("Inverting LUT"));
selectImage(2);
run("Make Binary");
print(getValue("Mean"), bitDepth, is("Inverting LUT"));
selectImage(3);
run("Make Binary");
print(getValue("Mean"), is("Inverting LUT"));
