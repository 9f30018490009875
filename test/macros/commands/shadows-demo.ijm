// images: noise8.tif
run("Shadows Demo");
print(getValue("Mean"), nImages);
