// images: calibrated.tif
run("Set Measurements...", "perimeter display redirect=None decimal=3");
makeLine(3, 4, 30, 21);
run("Measure");
makeSelection("polyline", newArray(3, 20, 24, 40), newArray(4, 9, 30, 33));
run("Measure");
