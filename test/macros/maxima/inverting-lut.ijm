// images: blobs8.tif
run("Invert LUT");
run("Find Maxima...", "prominence=10 output=List");
