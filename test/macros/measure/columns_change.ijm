// images: noise8.tif
run("Measure");
run("Set Measurements...", "mean median display redirect=None decimal=3");
run("Measure");
run("Set Measurements...", "area perimeter redirect=None decimal=3");
run("Measure");
