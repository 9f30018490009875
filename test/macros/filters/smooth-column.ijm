// images: column8.tif
run("Smooth");
