// images: stack16.tif
run("Invert LUT");
makePoint(5, 6);
setAutoThreshold("Default dark");
run("Find Maxima...", "prominence=800 above output=[Segmented Particles]");
