// images: blobs8.tif
run("Find Maxima...", "prominence=20 output=[Point Selection]");
getSelectionCoordinates(x, y);
Array.print(x);
Array.print(y);
