// images: rgb.tif
run("Add Slice");
