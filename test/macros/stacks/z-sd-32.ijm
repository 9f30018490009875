// images: stack32.tif
run("Z Project...", "projection=[Standard Deviation]");
