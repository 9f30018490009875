// images: blobs8.tif
run("Scale...", "x=2 y=1.5 interpolation=None create title=up");
