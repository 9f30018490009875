// images: rgb.tif rgb_grey.tif discs.tif noise8.tif composite8.tif lut_inverted.tif stack8.tif
for (i=1; i<=nImages; i++) {
 selectImage(i);
 print(getTitle, is("grayscale"), is("binary"), is("Inverting LUT"), is("composite"), is("hyperstack"), is("changes"), is("Virtual Stack"), is("locked"), is("Area"), is("Line"));
}
makeLine(1, 1, 3, 3); print(is("Line"), is("area"));
makeOval(1, 1, 3, 3); print(is("Line"), is("area"));
run("Add...", "value=1"); print(is("changes"));
