// images: border.tif
run("Ultimate Points");
