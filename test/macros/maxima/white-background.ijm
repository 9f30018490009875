// images: blobs8.tif
setOption("BlackBackground", false);
run("Find Maxima...", "prominence=10 output=[Segmented Particles]");
print(is("Inverting LUT"));
