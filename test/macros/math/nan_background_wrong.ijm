// images: noise8.tif
print("before");
run("NaN Background");
print("not reached");
