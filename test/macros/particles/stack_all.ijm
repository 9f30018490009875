// images: maskstack.tif
run("Set Measurements...", "area mean stack display redirect=None decimal=3");
run("Analyze Particles...", "size=4-Infinity show=Masks display clear summarize stack");
