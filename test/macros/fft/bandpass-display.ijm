// images: blobs8.tif
run("Bandpass Filter...", "filter_large=20 filter_small=3 suppress=Horizontal tolerance=5 display");
