// images: noise8.tif
print(getValue("Mean"));
print(getValue("nothing"));
