// images: cells16.tif
makeRectangle(4, 5, 20, 3);
run("Bandpass Filter...", "filter_large=20 filter_small=3 suppress=None tolerance=5");
