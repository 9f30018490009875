// images: hyper16.tif
if (nSlices==12) run("Reduce Dimensionality...", "channels slices");
run("Make Montage...", "columns=2 rows=2 scale=0.5 border=1");
