// images: rgb.tif
run("Color Balance...");
setMinAndMax(20, 200, 4);
print(getValue("Mean"));
run("Apply LUT");
print(getValue("Mean"));
