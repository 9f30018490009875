// images: maskstack.tif
run("Fill Holes", "stack");
run("Skeletonize", "stack");
