// images: noise8.tif
run("AND...", "value=12");
print("not reached");
