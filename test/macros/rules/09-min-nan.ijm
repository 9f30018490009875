// images: nan32.tif
run("Min...","value=NaN"); getMinAndMax(a,b); print(a,b);
