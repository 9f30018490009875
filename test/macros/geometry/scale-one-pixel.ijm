// images: one8.tif
run("Scale...", "x=3 y=3 interpolation=None create title=r");
