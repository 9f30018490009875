// images: noise8.tif
run("Set Measurements...", "area mean nan redirect=None decimal=3");
run("Measure");
setResult("extra", 0, 4);
run("Measure");
updateResults();
