// images: noise16.tif
run("Multiply...","value=1.7"); getMinAndMax(a,b); print(a,b);
