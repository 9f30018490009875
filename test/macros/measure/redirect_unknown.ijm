// images: noise8.tif
run("Set Measurements...", "area mean redirect=nothing decimal=3");
print("after");
