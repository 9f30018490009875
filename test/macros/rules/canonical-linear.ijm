// images: composite16.tif
gain=2/3; offset=1/7;
run("32-bit");
run("Multiply...","value=gain");
run("Add...","value=&offset");
