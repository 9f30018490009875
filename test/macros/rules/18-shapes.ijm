// images: calibrated.tif
run("Set Measurements...","area mean standard modal min centroid center perimeter bounding fit shape feret's integrated median skewness kurtosis area_fraction stack limit display redirect=None decimal=4"); setThreshold(100,255); run("Measure"); run("Analyze Particles...","size=1-Infinity display");
