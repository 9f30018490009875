// images: noise8.tif
run("Add...", "value=5");
run("Repeat Command");
print(getValue("Mean"));
