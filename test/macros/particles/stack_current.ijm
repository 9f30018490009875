// images: maskstack.tif
setSlice(3);
makeRectangle(2, 2, 30, 25);
run("Analyze Particles...", "size=4-Infinity show=[Count Masks] display clear summarize slice");
print(nResults, getTitle());
selectImage("maskstack.tif");
print(selectionType(), getSliceNumber());
