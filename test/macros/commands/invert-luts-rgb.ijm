// images: rgb.tif
run("Invert LUTs");
print("after");
