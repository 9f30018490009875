// images: border.tif
run("Set Measurements...", "mean modal perimeter fit shape feret's integrated median skewness kurtosis redirect=None decimal=3");
run("Analyze Particles...", "summarize");
run("Analyze Particles...", "size=5-Infinity summarize");
print(nResults);
