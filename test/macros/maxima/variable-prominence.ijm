// images: blobs8.tif
p = 25;
run("Find Maxima...", "prominence=&p output=Count");
run("Find Maxima...", "prominence="+p/5+" output=Count");
