// images: rgb.tif noise8.tif stack16.tif one16.tif
run("Insert...", "source=one16.tif destination=stack16.tif x=3 y=5");
selectWindow("stack16.tif");
print(getPixel(3, 5), nSlices);
run("Insert...", "source=noise8.tif destination=stack16.tif x=-10 y=20");
print(getValue("Mean"));
run("Insert...", "source=noise8.tif destination=rgb.tif x=30 y=-5");
selectWindow("rgb.tif");
print(getValue("Mean"));
