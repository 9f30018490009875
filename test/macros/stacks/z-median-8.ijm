// images: stack8.tif
run("Z Project...", "start=1 stop=4 projection=Median");
