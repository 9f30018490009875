// images: hyper8.tif
run("Add...","value=7 stack"); getStatistics(a,b); print(b);
