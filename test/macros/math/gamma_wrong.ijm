// images: noise8.tif
run("Gamma...", "value=7");
print("not reached");
