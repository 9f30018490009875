// images: blobs8.tif
run("Find Maxima...", "prominence=10 output=[Single Points]");
selectWindow("blobs8.tif");
run("Find Maxima...", "prominence=40 output=[Single Points]");
print(getTitle());
