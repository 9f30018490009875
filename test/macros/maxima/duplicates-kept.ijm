// images: blobs8.tif
run("Duplicate...", "title=copy");
run("Find Maxima...", "prominence=10 output=[Point Selection]");
run("Measure");
