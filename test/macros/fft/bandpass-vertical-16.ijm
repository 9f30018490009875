// images: cells16.tif
run("Bandpass Filter...", "filter_large=30 filter_small=4 suppress=Vertical tolerance=2 autoscale");
