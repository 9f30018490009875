// images: stack8.tif
run("Set Label...", "label=hello");
print(getInfo("slice.label"));
run("Remove Slice Labels");
print(getInfo("slice.label"));
