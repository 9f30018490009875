// images: noise8.tif
run("Bandpass Filter...", "filter_large=12 filter_small=2 suppress=Vertical tolerance=5");
run("Bandpass Filter...", "filter_small=3");
