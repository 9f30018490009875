// images: composite8.tif noise8.tif stack8.tif
run("Invert LUT");
print(is("Inverting LUT"));
selectWindow("noise8.tif");
run("Invert LUT"); run("Invert LUT");
print(is("Inverting LUT"));
selectWindow("composite8.tif");
run("Invert LUT");
print(is("Inverting LUT"));
