// images: stack16.tif rgb_stack.tif stack32.tif
selectImage(1);
run("Grouped Z Project...", "projection=[Max Intensity] group=2");
print(getTitle, nSlices, getValue("Mean"));
selectImage(3);
run("Grouped Z Project...", "projection=[Average Intensity] group=3");
print(getTitle, nSlices, getValue("Mean"));
selectImage(3);
print(getTitle, nSlices, getValue("Mean"));
