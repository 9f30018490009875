// images: noise16.tif noise32.tif
run("Add...", "value=100"); getMinAndMax(a, b); print(a, b);
run("Multiply...", "value=2"); getMinAndMax(a, b); print(a, b);
run("Min...", "value=100"); getMinAndMax(a, b); print(a, b);
run("Max...", "value=200"); getMinAndMax(a, b); print(a, b);
selectWindow("noise16.tif");
run("Subtract...", "value=100"); getMinAndMax(a, b); print(a, b);
run("Max...", "value=30000"); getMinAndMax(a, b); print(a, b);
run("Invert"); getMinAndMax(a, b); print(a, b);
