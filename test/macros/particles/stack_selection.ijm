// images: maskstack.tif
setSlice(2);
makeOval(4, 3, 24, 20);
run("Analyze Particles...", "display clear show=Masks stack");
selectImage("maskstack.tif");
print(selectionType(), getSliceNumber());
