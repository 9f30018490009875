// images: cells16.tif
setAutoThreshold("Default dark");
run("Convert to Mask");
run("Fill Holes");
run("Open");
run("Watershed");
run("Analyze Particles...", "size=5-Infinity show=[Count Masks] display clear");
