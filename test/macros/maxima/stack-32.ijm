// images: stack32.tif
setSlice(2);
run("Find Maxima...", "prominence=0.5 output=List");
