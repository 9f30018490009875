// images: stack16.tif
setSlice(2);
run("Bandpass Filter...", "filter_large=20 filter_small=3 suppress=None tolerance=5 autoscale saturate process");
