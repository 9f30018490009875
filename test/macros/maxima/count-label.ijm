// images: stack8.tif
run("Set Measurements...", "area display redirect=None decimal=3");
setSlice(2);
run("Find Maxima...", "prominence=10 output=Count");
