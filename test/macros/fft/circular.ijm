// images: blobs8.tif
run("Make Circular Selection...", "radius=10");
