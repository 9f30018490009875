// images: noise8.tif noise16.tif
run("Fire");
print(is("grayscale"));
run("8-bit");
print(is("grayscale"), is("Inverting LUT"));
selectWindow("noise8.tif");
run("Fire");
run("8-bit");
print(is("grayscale"));
run("Fire");
run("RGB Color");
