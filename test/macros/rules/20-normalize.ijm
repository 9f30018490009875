// images: stack16.tif
run("Enhance Contrast...","saturated=0.35 normalize"); getMinAndMax(a,b); print(a,b);
