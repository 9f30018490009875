// images: stack8.tif
run("Reduce...", "reduction=2");
print(nSlices);
