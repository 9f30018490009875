// images: ramp8.tif
run("Find Maxima...", "prominence=3 output=List");
