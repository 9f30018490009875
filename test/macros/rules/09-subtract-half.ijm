// images: noise16.tif
run("Subtract...","value=0.5"); getMinAndMax(a,b); print(a,b);
