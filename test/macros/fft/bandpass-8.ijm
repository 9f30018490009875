// images: blobs8.tif
run("Bandpass Filter...", "filter_large=20 filter_small=3 suppress=None tolerance=5 autoscale saturate");
