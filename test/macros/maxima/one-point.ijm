// images: ramp8.tif
run("Find Maxima...", "prominence=200 output=[Point Selection]");
getSelectionCoordinates(x, y);
Array.print(x);
