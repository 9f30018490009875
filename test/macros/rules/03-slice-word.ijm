// images: composite16.tif
run("Add...","value=7 slice"); getStatistics(a,b); print(b);
