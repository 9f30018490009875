// images: noise16.tif
run("Set Measurements...", "area mean standard min display scientific redirect=None decimal=2");
run("Measure");
makeRectangle(5, 6, 20, 11);
run("Measure");
run("Set Measurements...", "area mean standard min display redirect=None decimal=5");
run("Measure");
