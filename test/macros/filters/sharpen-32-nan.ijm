// images: nan32.tif
run("Sharpen");
