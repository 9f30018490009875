// images: stack8.tif
setSlice(3);
run("Scale...", "x=2 y=2 interpolation=None create title=one");
