// images: calibrated.tif
run("Find Maxima...", "prominence=10 output=[Maxima Within Tolerance]");
getPixelSize(unit, w, h);
print(unit, w, h);
