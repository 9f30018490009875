// images: stack8.tif
run("Duplicate...", "title=copy duplicate");
run("Multiply...", "value=0.5 stack");
imageCalculator("Subtract create stack", "stack8.tif", "copy");
print(getTitle, nSlices);
imageCalculator("Add stack", "stack8.tif", "copy");
print(getTitle, nSlices);
setSlice(2);
imageCalculator("Max create", "stack8.tif", "copy");
print(getTitle, nSlices);
imageCalculator("Multiply create 32-bit stack", "stack8.tif", "copy");
print(getTitle, nSlices, bitDepth);
