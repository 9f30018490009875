// images: maskstack.tif
run("Outline", "stack");
