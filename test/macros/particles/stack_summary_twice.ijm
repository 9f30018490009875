// images: maskstack.tif
run("Set Measurements...", "area mean redirect=None decimal=3");
run("Analyze Particles...", "size=20-Infinity display exclude summarize stack");
run("Analyze Particles...", "size=20-Infinity display exclude summarize stack");
makeRectangle(2,2,20,20);
run("Analyze Particles...", "size=5-Infinity summarize show=[Count Masks] stack");
