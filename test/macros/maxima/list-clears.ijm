// images: blobs8.tif
setResult("A", 0, 5);
updateResults();
run("Find Maxima...", "prominence=30 output=List");
