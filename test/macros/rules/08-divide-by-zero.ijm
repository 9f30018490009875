// images: nan32.tif
run("Divide...","value=0"); getMinAndMax(a,b); print(a,b);
