// images: noise8.tif
run("Manual Threshold...","min=0 max=0"); getThreshold(a,b); print(a,b);
