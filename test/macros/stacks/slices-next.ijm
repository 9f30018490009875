// images: stack8.tif
run("Next Slice [>]");
run("Next Slice [>]");
run("Previous Slice [<]");
print(getSliceNumber());
run("Set Slice...", "slice=4");
print(getSliceNumber());
