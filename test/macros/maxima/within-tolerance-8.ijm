// images: blobs8.tif
run("Find Maxima...", "prominence=15 output=[Maxima Within Tolerance]");
