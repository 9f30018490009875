// images: stack8.tif noise8.tif
selectImage(1);
setSlice(2);
run("Set Label...", "label=[a new one]");
print(getInfo("slice.label"));
run("Set Label...", "label=[]");
print("[" + getInfo("slice.label") + "]");
run("Remove Slice Labels");
setSlice(4);
print("[" + getInfo("slice.label") + "]");
selectImage(2);
run("Set Label...", "label=single");
print("[" + getInfo("slice.label") + "]", Property.getSliceLabel);
