// images: noise32.tif
run("Bandpass Filter...", "filter_large=10 filter_small=2 suppress=Horizontal tolerance=10");
