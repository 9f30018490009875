// images: noise8.tif
run("Paste");
print("not here");
