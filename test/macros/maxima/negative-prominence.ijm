// images: noise8.tif
run("Find Maxima...", "prominence=-5 output=Count");
