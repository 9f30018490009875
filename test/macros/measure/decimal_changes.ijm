// images: noise16.tif
run("Set Measurements...", "area mean standard redirect=None decimal=1");
run("Measure");
run("Set Measurements...", "area mean standard redirect=None decimal=9");
run("Measure");
run("Set Measurements...", "area mean standard redirect=None decimal=0");
run("Measure");
