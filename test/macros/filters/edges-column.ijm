// images: column8.tif
run("Find Edges");
