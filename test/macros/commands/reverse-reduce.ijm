// images: hyper16.tif stack8.tif time8.tif
selectImage(2);
run("Reverse");
print(getInfo("slice.label"), getValue("Mean"));
run("Reduce...", "reduction=2");
print(nSlices, getInfo("slice.label"), getValue("Mean"));
selectImage(3);
run("Reduce...", "reduction=3");
getDimensions(w, h, c, z, t); print(c, z, t);
selectImage(1);
run("Reverse");
print(getValue("Mean"));
