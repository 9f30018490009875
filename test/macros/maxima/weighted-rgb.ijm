// images: rgb.tif
setOption("ScaleConversions", true);
run("Conversions...", "scale weighted");
run("Find Maxima...", "prominence=10 output=List");
