// Smooth, threshold, separate touching nuclei, measure each
run("Duplicate...", "title=work");
run("Gaussian Blur...", "sigma=1.5");
setAutoThreshold("Li dark");
run("Convert to Mask");
run("Fill Holes");
run("Watershed");
run("Set Measurements...", "area mean centroid shape display redirect=None decimal=3");
run("Analyze Particles...", "size=30-Infinity show=[Count Masks] display exclude clear");
print("nuclei: " + nResults);
