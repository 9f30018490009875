// images: stack8.tif hyper8.tif
selectImage(1);
run("Set Slice...", "slice=4"); print(getSliceNumber);
run("Previous Slice [<]"); print(getSliceNumber);
run("Next Slice [>]"); print(getSliceNumber);
run("Set Slice...", "slice=9"); print(getSliceNumber);
selectImage(2);
run("Next Slice [>]"); Stack.getPosition(c, z, t); print(c, z, t);
run("Set Slice...", "slice=5"); Stack.getPosition(c, z, t); print(c, z, t);
