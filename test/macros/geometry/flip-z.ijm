// images: stack8.tif
run("Flip Z");
print(getInfo("slice.label"));
