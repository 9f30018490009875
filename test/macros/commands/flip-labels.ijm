// images: hyper8.tif stack8.tif
selectImage(2);
run("Flip Z");
for (i = 1; i <= nSlices; i++) { setSlice(i); print(getInfo("slice.label"), getValue("Mean")); }
selectImage(1);
run("Flip Z");
print(getValue("Mean"));
