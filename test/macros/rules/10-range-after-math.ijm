// images: composite16.tif
run("Multiply...","value=0.5 slice"); getMinAndMax(a,b); print(a,b); run("Min...","value=20 slice"); getMinAndMax(a,b); print(a,b); run("Add...","value=300 slice"); getMinAndMax(a,b); print(a,b); run("8-bit");
