// images: blobs8.tif
run("Find Maxima...", "prominence=30 output=List");
run("Find Maxima...", "strict");
